using System;
using System.IO;
using System.Runtime.ExceptionServices;
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

    private readonly OutputFiles _files = new(settings.Output, settings.Force);

    /// <summary>How many files were written, wherever they went.</summary>
    public int Files { get; private set; }

    /// <summary>How many replies or events came.</summary>
    public int Replies { get; private set; }

    /// <summary>Whether a file could not go where the user wanted it.</summary>
    public bool HasProblems { get; private set; }

    public async Task WriteAsync(object? reply, CancellationToken cancellationToken)
    {
        if (reply is BinaryResponse file)
        {
            using (file)
                reply = Base64Data.FromBytes(await file.ReadAsBytesAsync(cancellationToken).ConfigureAwait(false));
        }

        var (written, lost) = await SaveAllAsync(reply, cancellationToken).ConfigureAwait(false);
        Replies++;
        Files += written;
        summary.Read(reply);
        if (settings.Json)
            progress.Write(() => output.WriteLine(JsonConvert.SerializeObject(reply, Json)));
        else if (lost is not null || (written == 0 && (reply is not null || !settings.Quiet)))
            progress.Write(() => output.WriteLine(reply is null ? "Done." : reply as string ?? JsonConvert.SerializeObject(reply, Json)));
        if (lost is not null)
            ExceptionDispatchInfo.Throw(lost);
    }

    // One item that fails must not cost the others. When the link of one cannot be downloaded, or it can be written
    // nowhere, the caller prints the reply, so that it is not lost: it was paid for.
    private async Task<(int Written, Exception? Lost)> SaveAllAsync(object? reply, CancellationToken cancellationToken)
    {
        var written = 0;
        Exception? lost = null;
        foreach (var item in ReplyItems.Of(reply))
        {
            try
            {
                Tell(await _files.SaveAsync(item, cancellationToken).ConfigureAwait(false));
                written++;
            }
            catch (Exception exception) when (exception is TokenOpsException or IOException)
            {
                lost ??= exception;
            }
        }

        return (written, lost);
    }

    private void Tell(SavedFile file)
    {
        var length = new FileInfo(file.Path).Length;
        summary.CountFile(length);
        progress.CountFile();
        if (file.Problem is not null)
        {
            HasProblems = true;
            progress.Write(() => error.WriteLine($"{file.Problem} The file is '{file.Path}' instead."));
        }

        if (settings.Quiet)
            return;

        progress.Write(() =>
        {
            // With --json the standard output is the reply alone, so that it can be piped.
            (settings.Json ? error : output).WriteLine($"Wrote {file.Path} ({ConsoleText.Size(length)})");
            preview.Show(file.Path);
        });
    }
}
