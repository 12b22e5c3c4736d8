using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using TokenOps.Cli.Commands;
using TokenOps.Cli.Preview;
using TokenOps.Cli.Progress;

namespace TokenOps.Cli.Output;

/// <summary>Writes what came back: images to files, and a line for each, or the reply as JSON.</summary>
internal sealed class ReplyWriter(RunSettings settings, TextWriter output, TextWriter error, ICallProgress progress, ImagePreview preview, CallSummary summary)
{
    private static readonly JsonSerializerSettings Json = new() { NullValueHandling = NullValueHandling.Ignore, Formatting = Formatting.Indented };

    private readonly OutputFiles _files = new(settings.Output);

    public async Task WriteAsync(object? reply, CancellationToken cancellationToken)
    {
        var written = 0;
        foreach (var item in ReplyItems.Of(reply))
        {
            Tell(await SaveAsync(item, reply, cancellationToken).ConfigureAwait(false));
            written++;
        }

        summary.Read(reply);
        if (settings.Json)
            progress.Write(() => output.WriteLine(JsonConvert.SerializeObject(reply, Json)));
        else if (written == 0 && (reply is not null || !settings.Quiet))
            progress.Write(() => output.WriteLine(reply is null ? "Done." : reply as string ?? JsonConvert.SerializeObject(reply, Json)));
    }

    private void Tell(string path)
    {
        var length = new FileInfo(path).Length;
        summary.CountFile(length);
        progress.CountFile();
        if (settings.Quiet)
            return;

        progress.Write(() =>
        {
            // With --json the standard output is the reply alone, so that it can be piped.
            (settings.Json ? error : output).WriteLine($"Wrote {path} ({ConsoleText.Size(length)})");
            preview.Show(path);
        });
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
            progress.Write(() => output.WriteLine(JsonConvert.SerializeObject(reply, Json)));
            throw;
        }
    }
}
