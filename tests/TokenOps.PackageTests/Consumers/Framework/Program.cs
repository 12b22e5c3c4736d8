using System;
using System.Threading;

namespace Consumer
{
    internal static class Program
    {
        private static void Main() => Console.WriteLine(Editing.EditAsync(CancellationToken.None).GetAwaiter().GetResult());
    }
}
