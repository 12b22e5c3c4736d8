using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using TokenOps.Cli.Commands;

namespace TokenOps.Cli.Output;

/// <summary>Writes what came back: images to files, and a line for each, or the reply as JSON.</summary>
internal sealed class ReplyWriter(RunSettings settings, TextWriter output, TextWriter error)
{
    private static readonly JsonSerializerSettings Json = new() { NullValueHandling = NullValueHandling.Ignore, Formatting = Formatting.Indented };

    private readonly OutputFiles _files = new(settings.Output);

    public async Task WriteAsync(object? reply, CancellationToken cancellationToken)
    {
        // With --json the standard output is the reply alone, so that it can be piped.
        var lines = settings.Json ? error : output;
        var written = 0;
        foreach (var item in ReplyItems.Of(reply))
        {
            var path = await SaveAsync(item, reply, cancellationToken).ConfigureAwait(false);
            await lines.WriteLineAsync($"Wrote {path} ({ConsoleText.Size(new FileInfo(path).Length)})").ConfigureAwait(false);
            written++;
        }

        if (settings.Json)
            await output.WriteLineAsync(JsonConvert.SerializeObject(reply, Json)).ConfigureAwait(false);
        else if (written == 0)
            await output.WriteLineAsync(reply is null ? "Done." : reply as string ?? JsonConvert.SerializeObject(reply, Json)).ConfigureAwait(false);
    }

    // The reply was paid for: when its link cannot be downloaded, the link must not be lost with it.
    private async Task<string> SaveAsync(ISavable item, object? reply, CancellationToken cancellationToken)
    {
        try
        {
            return await _files.SaveAsync(item, cancellationToken).ConfigureAwait(false);
        }
        catch (TokenOpsException)
        {
            await output.WriteLineAsync(JsonConvert.SerializeObject(reply, Json)).ConfigureAwait(false);
            throw;
        }
    }
}
