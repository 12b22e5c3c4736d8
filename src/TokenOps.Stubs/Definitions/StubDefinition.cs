using TokenOps.Stubs.Contracts;
using TokenOps.Stubs.Definitions;
using TokenOps.Stubs.Judging;

namespace TokenOps.Stubs;

/// <summary>One request and its response, in terms that every engine understands. Immutable and thread-safe.</summary>
public sealed class StubDefinition
{
    private readonly Func<IReadOnlyDictionary<string, string[]>, ReadOnlyMemory<byte>, StubResponse> _respond;

    internal StubDefinition(Func<IReadOnlyDictionary<string, string[]>, ReadOnlyMemory<byte>, StubResponse> respond) => _respond = respond;

    /// <summary>A unique name, good as a file name.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of request.</summary>
    public required StubTrigger Trigger { get; init; }

    /// <summary>Which definition is asked first.</summary>
    /// <value>From 1, asked first, upwards.</value>
    public required int Priority { get; init; }

    /// <summary>The method, or null for any.</summary>
    public string? Method => Operation?.Method;

    internal OperationContract? Operation { get; init; }

    internal BodyContract? Body { get; init; }

    internal string? PreferPattern { get; init; }

    internal string? AcceptPattern { get; init; }

    internal StreamSwitch? StreamSwitch { get; init; }

    internal RequestJudge? Judge { get; init; }

    /// <summary>Whether the path, without query, is this definition's.</summary>
    /// <param name="path">The request's path.</param>
    public bool MatchesPath(string path) =>
        Operation is null || Operation.MatchesPath(path);

    /// <summary>Whether credentials, media type and preference are those that this definition answers.</summary>
    /// <param name="headers">The request's headers, compared without case.</param>
    public bool MatchesHeaders(IReadOnlyDictionary<string, string[]> headers)
    {
        if (Operation is null)
        {
            return true;
        }

        if (PreferPattern is not null && !Preference.IsMatch(headers, Preference.Header, PreferPattern))
        {
            return false;
        }

        if (AcceptPattern is not null && !Preference.IsMatch(headers, "Accept", AcceptPattern))
        {
            return false;
        }

        return Trigger switch
        {
            StubTrigger.Unauthorized => !Operation.Security.Any(all => all.All(rule => Preference.IsMatch(headers, rule.Header, rule.Pattern))),
            StubTrigger.WrongMediaType => HasContent(headers) && !Operation.Bodies.Any(body => HasMedia(headers, body)),
            _ => Body is null || HasMedia(headers, Body),
        };
    }

    /// <summary>Whether the body is one that this definition answers.</summary>
    /// <param name="headers">The request's headers, compared without case.</param>
    /// <param name="body">The whole body.</param>
    public bool MatchesBody(IReadOnlyDictionary<string, string[]> headers, ReadOnlyMemory<byte> body) => Trigger switch
    {
        StubTrigger.Refused => Judge!.Judge(Body!, ContentType(headers), body).Count > 0,
        StubTrigger.Succeeded when StreamSwitch is not null => RequestJudge.IsOn(Body!, StreamSwitch, ContentType(headers), body),
        _ => true,
    };

    /// <summary>Whether this definition answers a request, if none with a lower priority number does.</summary>
    /// <param name="request">The request.</param>
    public bool Matches(ReceivedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (Method is null || Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
            && MatchesPath(request.Path.Split('?')[0])
            && Operation?.MatchesQuery(request.Path.Split('?', 2).ElementAtOrDefault(1) ?? string.Empty) != false
            && MatchesHeaders(request.Headers)
            && MatchesBody(request.Headers, request.Body);
    }

    /// <summary>The response to a request that this definition answers.</summary>
    /// <param name="headers">The request's headers, compared without case.</param>
    /// <param name="body">The request's whole body.</param>
    public StubResponse Respond(IReadOnlyDictionary<string, string[]> headers, ReadOnlyMemory<byte> body) => _respond(headers, body);

    internal StubDefinition With(string preferPattern) => new(_respond)
    {
        Name = Name,
        Trigger = Trigger,
        Priority = Priority,
        Operation = Operation,
        Body = Body,
        PreferPattern = preferPattern,
        AcceptPattern = AcceptPattern,
        StreamSwitch = StreamSwitch,
        Judge = Judge,
    };

    internal static string? ContentType(IReadOnlyDictionary<string, string[]> headers) => headers.TryGetValue("Content-Type", out var values) ? values.FirstOrDefault() : null;

    private bool HasContent(IReadOnlyDictionary<string, string[]> headers) => Operation!.BodyRequired || headers.ContainsKey("Content-Type");

    private static bool HasMedia(IReadOnlyDictionary<string, string[]> headers, BodyContract body) =>
        Preference.IsMatch(headers, "Content-Type", MediaPattern(body));

    internal static string MediaPattern(BodyContract body) => "(?i)" + OperationContract.Quote(body.MediaType) + " *(?:;.*)?";
}
