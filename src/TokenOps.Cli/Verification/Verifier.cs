using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace TokenOps.Cli.Verification;

/// <summary>Sends the document's examples to a server through the real client, and judges the answers as they came.</summary>
internal sealed class Verifier(JObject document, Uri server, string key, TimeProvider time)
{
    /// <summary>Sends everything that is planned, one request after the other.</summary>
    /// <param name="plan">What to send.</param>
    /// <param name="begin">Told of each request before it is sent.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    public async Task<IReadOnlyList<VerificationResult>> RunAsync(VerificationPlan plan, Action<PlannedRequest> begin, CancellationToken cancellationToken)
    {
        using var recorder = new RecordingHandler();
        using var http = new HttpClient(recorder) { Timeout = Timeout.InfiniteTimeSpan };

        // The examples are the document's business: the rules of the prose may refuse them here, the server shall speak.
        using var client = new TokenOpsClient(new TokenOpsClientOptions { ApiKey = key, BaseAddress = server, ValidateRequests = false }, http);
        var judge = new AnswerJudge(document);
        var results = new List<VerificationResult>();
        foreach (var planned in plan.Requests)
        {
            begin(planned);
            recorder.Forget();
            var start = time.GetTimestamp();
            var failure = await SendAsync(client, planned, cancellationToken).ConfigureAwait(false);
            if (recorder.Last is not { } answer)
                throw failure ?? new TokenOpsConnectionException("The server gave no answer.");

            var drifts = judge.Judge(planned, answer);

            // What the client could not read, though the document allows it, is the client's drift.
            if (failure is not null && answer.Status < 300 && drifts.All(d => d.IsNote))
                drifts = [.. drifts, new Drift("client", string.Empty, failure.Message, "a reply that the client can read")];
            results.Add(new VerificationResult(planned, drifts, time.GetElapsedTime(start)));
        }

        return results;
    }

    /// <summary>The picture that stands for the files of the examples: a small square PNG with transparency.</summary>
    public static FilePart OpenPicture(string name) => FilePart.FromOpener(
        _ => new ValueTask<System.IO.Stream>(Assembly.GetExecutingAssembly().GetManifestResourceStream("verify.png")!), name);

    private static async Task<TokenOpsException?> SendAsync(TokenOpsClient client, PlannedRequest planned, CancellationToken cancellationToken)
    {
        var method = planned.Operation.Method!;
        var arguments = planned.Operation.CreateArguments(planned.Body, OpenPicture);
        try
        {
            if (planned.IsStream)
            {
                await foreach (var _ in method.Stream(client, arguments, cancellationToken).ConfigureAwait(false))
                {
                    // Reading it is the test.
                }
            }
            else if (await method.SendAsync(client, arguments, cancellationToken).ConfigureAwait(false) is IDisposable reply)
            {
                reply.Dispose();
            }

            return null;
        }
        catch (TokenOpsException exception)
        {
            return exception;
        }
    }
}
