using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Samples;
using Samples.Programs;
using TokenOps;

// The address and the key come from the environment, as in any other program.
using var client = new Samples.TokenOpsClient(new TokenOpsClientOptions { MaxRetries = 0 });
await Say("chat", ChatWithImageAndTools.RunAsync);
await Say("stream", StreamedChat.RunAsync);
await Say("structured output", StructuredOutput.RunAsync);
await Say("embeddings", EmbeddingsOfTexts.RunAsync);
await Say("speech", SpeechToFile.RunAsync);
await Say("transcriptions", Transcriptions.RunAsync);
await Say("images", ImagesToFiles.RunAsync);
await Say("files", FilesUpAndDown.RunAsync);
await Say("gemini", GeminiCallAndStream.RunAsync);
await Say("video", VideoJob.RunAsync);

var services = new ServiceCollection();
services.AddTokenOps(new ConfigurationBuilder().AddInMemoryCollection([new("MaxRetries", "7"), new("Timeout", "00:00:05")]).Build());
await using var provider = services.BuildServiceProvider();
var registered = provider.GetRequiredService<TokenOps.TokenOpsClient>();
Console.WriteLine("container: " + registered.GetType().Name);

async Task Say(string name, Func<Samples.TokenOpsClient, string, Task<string>> run) =>
    Console.WriteLine(name + ": " + await run(client, Environment.CurrentDirectory));
