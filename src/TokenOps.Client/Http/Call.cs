using System;
using System.Net.Http.Headers;
using System.Threading;

namespace TokenOps.Runtime;

/// <summary>One call of one operation: what was asked for, and how far it has come. Used by one flow of control at a time.</summary>
internal sealed class Call(OperationDescriptor operation, IOperationRequest? request, CallOptions? options, ClientSettings settings, bool eventStream, CancellationToken caller)
{
    private readonly long _started = settings.Time.GetTimestamp();
    private Redactor? _redactor;

    public OperationDescriptor Operation { get; } = operation;

    public IOperationRequest? Request { get; } = request;

    public CallOptions? Options { get; } = options;

    public ClientSettings Settings { get; } = settings;

    /// <summary>Where the call goes, and the only origin that gets the key.</summary>
    public Uri BaseAddress { get; } = settings.AddressOf(operation);

    /// <summary>Whether the caller asked for the event stream.</summary>
    public bool EventStream { get; } = eventStream;

    /// <summary>The caller's own token.</summary>
    public CancellationToken Caller { get; } = caller;

    public TimeSpan Timeout { get; } = options?.Timeout ?? settings.Timeout;

    public int MaxRetries { get; } = options?.MaxRetries ?? settings.MaxRetries;

    /// <summary>Counts the upload over all attempts; null when nobody wants to know.</summary>
    public UploadProgressTracker? Progress { get; } = options?.UploadProgress is { } progress ? new UploadProgressTracker(progress) : null;

    /// <summary>Masks the key and the request's texts in what the server sends. Made when something has failed.</summary>
    public Redactor Redactor => _redactor ??= new Redactor(Credentials.Of(this), () => RequestTexts.Of(this));

    /// <summary>What was seen of the request's files before the first attempt, with what is open of them; null when nobody looked.</summary>
    public FileInspections? Files { get; set; }

    /// <summary>The number of the attempt under way; 0 before the first.</summary>
    public int Attempt { get; private set; }

    /// <summary>The HTTP status that the last attempt was answered with; null when it had no answer.</summary>
    public int? Status { get; private set; }

    /// <summary>What the last attempt failed with; null when it did not.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether an attempt has begun to send anything; until then the caller's arguments are to blame.</summary>
    public bool HasSent { get; set; }

    /// <summary>How many attempts ended because the connection broke while the body was being sent.</summary>
    public int BrokenUploads { get; set; }

    /// <summary>What to do about the attempt that failed last.</summary>
    public RetryAdvice Advice { get; private set; }

    public TimeSpan Elapsed => Settings.Time.GetElapsedTime(_started);

    /// <summary>What is left of the overall limit; infinite when there is none.</summary>
    public TimeSpan Remaining
    {
        get
        {
            if (Timeout == System.Threading.Timeout.InfiniteTimeSpan)
            {
                return Timeout;
            }

            var left = Timeout - Elapsed;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>The headers of the message last sent; null before the first.</summary>
    public HttpRequestHeaders? SentHeaders { get; set; }

    public AttemptScope BeginAttempt()
    {
        Attempt++;
        Status = null;
        Failure = null;
        Advice = default;
        return new AttemptScope(this);
    }

    public void Answered(Reply reply)
    {
        Status = (int)reply.Response.StatusCode;
        Options?.OnResponse?.Invoke(reply.Info());
    }

    public void Fail(Exception failure, RetryAdvice advice)
    {
        Failure = failure;
        Advice = advice;
    }
}
