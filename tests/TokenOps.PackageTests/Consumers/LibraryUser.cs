Console.WriteLine(await Consumer.Editing.EditAsync(CancellationToken.None));
