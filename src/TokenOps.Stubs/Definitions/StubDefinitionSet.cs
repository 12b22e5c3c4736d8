using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Contracts;
using TokenOps.Stubs.Definitions;
using TokenOps.Stubs.Judging;

namespace TokenOps.Stubs;

/// <summary>The stub definitions of a document. Immutable and thread-safe.</summary>
public sealed partial class StubDefinitionSet
{
    private readonly SchemaResolver _resolver;
    private readonly RequestJudge _judge;
    private readonly ErrorBody _errors;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    private StubDefinitionSet(JObject document, bool isStrict)
    {
        _resolver = new SchemaResolver(document);
        _judge = new RequestJudge(_resolver);
        _errors = new ErrorBody(_resolver);
        var operations = new DocumentReader(_resolver, isStrict).Read();
        Operations = operations;
        Definitions = [.. operations.OrderBy(operation => operation.Path.Count(character => character == '{')).ThenByDescending(operation => operation.Path.Length).SelectMany((operation, index) => Define(operation, index)), Unknown(operations)];
    }

    /// <summary>The definitions; where several answer a request, the one with the lowest priority number does.</summary>
    public IReadOnlyList<StubDefinition> Definitions { get; }

    internal IReadOnlyList<OperationContract> Operations { get; }

    internal SchemaResolver Resolver => _resolver;

    internal JObject Document => _resolver.Document;

    internal ErrorBody Errors => _errors;

    /// <summary>Makes the definitions of every operation of a document.</summary>
    /// <param name="document">An OpenAPI 3.1 document with its references in place.</param>
    /// <param name="isStrict">Whether a member that the document neither names nor rules out is refused.</param>
    /// <exception cref="StubDocumentException">A reference leads nowhere.</exception>
    public static StubDefinitionSet Create(JObject document, bool isStrict = true)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new StubDefinitionSet(document, isStrict);
    }

    /// <summary>The definition that answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The one with the lowest priority number of those that match; there is always one.</returns>
    public StubDefinition Find(ReceivedRequest request) => Definitions.OrderBy(static definition => definition.Priority).First(definition => definition.Matches(request));

    /// <summary>A refusal of a request that is not even read, in the form of a document's errors.</summary>
    internal StubResponse Malformed(int status, string message) => Error(status, _errors.Write((Operations.Count > 0 ? Operations[0].ErrorSchema : null), status, message, []));

    private IEnumerable<StubDefinition> Define(OperationContract operation, int index)
    {
        var slug = NotSlug().Replace(operation.Id, "-");

        // Operations without path parameters come first: /files/mine wins over /files/{id}.
        var first = (index * 100) + 1;
        if (operation.Security.Count > 0)
        {
            yield return Fixed(operation, slug + "-unauthorized", StubTrigger.Unauthorized, first, Unauthorized(operation));
        }

        var coded = new HashSet<int>();
        foreach (var response in operation.Responses.Where(response => response.Status >= 300).DistinctBy(response => (response.Status, response.Name)))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{slug}-prefer-{response.Status}{(response.Name is null ? string.Empty : "-" + NotSlug().Replace(response.Name, "-"))}");
            if (response.Name is not null)
            {
                yield return Fixed(operation, name, StubTrigger.Preferred, first + 1, From(response)).With(Preference.Example(response.Name));
            }

            // Without a name the status's first example answers.
            if (coded.Add(response.Status))
            {
                yield return Fixed(operation, name + "-code", StubTrigger.Preferred, first + 2, From(response)).With(Preference.Code(response.Status));
            }
        }

        if (operation.Bodies.Count > 0)
        {
            yield return Dynamic(operation, slug + "-media-type", StubTrigger.WrongMediaType, first + 3, body: null);
        }

        foreach (var definition in operation.Bodies.Count == 0 || !operation.BodyRequired
            ? operation.Bodies.Append(null).SelectMany(body => Answer(operation, body, slug, first))
            : operation.Bodies.SelectMany(body => Answer(operation, body, slug, first)))
        {
            yield return definition;
        }
    }

    private IEnumerable<StubDefinition> Answer(OperationContract operation, BodyContract? body, string slug, int first)
    {
        slug = body is null ? slug : slug + "-" + NotSlug().Replace(body.MediaType, "-");

        // A definition that looks at no body must not hide one that does.
        var late = body is null ? 20 : 0;
        if (body is not null && body.Kind != BodyKind.Opaque)
        {
            yield return Dynamic(operation, slug + "-refused", StubTrigger.Refused, first + 4, body);
        }

        var successes = operation.Responses.Where(response => response.Status < 300).ToArray();
        foreach (var response in successes.Where(response => response.Name is not null))
        {
            yield return Success(operation, body, slug + "-example-" + NotSlug().Replace(response.Name!, "-"), first + 10 + late, response).With(Preference.Example(response.Name!));
        }

        var plain = operation.Success;
        foreach (var response in successes.Where(response => response.Status != plain!.Status).DistinctBy(response => response.Status))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{slug}-code-{response.Status}");
            yield return Success(operation, body, name, first + 11 + late, response).With(Preference.Code(response.Status));
        }

        if (body is not null && Array.Find(successes, response => response.StreamSwitch is not null) is { } stream)
        {
            yield return Success(operation, body, slug + "-stream", first + 11 + late, stream, stream.StreamSwitch);
        }

        foreach (var response in successes.Where(response => response.MediaType is not null && response.Status == plain!.Status && response.MediaType != plain.MediaType && response.StreamSwitch is null).DistinctBy(response => response.MediaType))
        {
            // Who names a media type first wants it most; a range wants anything.
            if (!response.MediaType!.Contains('*', StringComparison.Ordinal))
            {
                yield return Success(operation, body, slug + "-as-" + NotSlug().Replace(response.MediaType, "-"), first + 12 + late, response, accept: Preference.First(response.MediaType));
            }
        }

        yield return Success(operation, body, slug + "-success", first + 13 + late, plain ?? new ResponseContract { Status = 200 });
    }

    private static StubResponse Unauthorized(OperationContract operation)
    {
        var wanted = string.Join(" or ", operation.Security.Select(all => string.Join(" and ", all.Select(rule => $"header {rule.Header} with {rule.Expected}"))));
        return operation.Responses.FirstOrDefault(response => response.Status == 401) is { Made: false } documented
            ? From(documented)
            : Error(401, ErrorBody.Common("invalid_request_error", "invalid_api_key", $"The request shows no credentials: {wanted} is required."));
    }

    private StubDefinition Success(OperationContract operation, BodyContract? body, string name, int priority, ResponseContract response, StreamSwitch? streamSwitch = null, string? accept = null) =>
        Fixed(operation, name, StubTrigger.Succeeded, priority, From(response), body, streamSwitch, accept);

    private StubDefinition Fixed(OperationContract operation, string name, StubTrigger trigger, int priority, StubResponse response, BodyContract? body = null, StreamSwitch? streamSwitch = null, string? accept = null) =>
        new((_, _) => response) { Name = Unique(name), Trigger = trigger, Priority = priority, Operation = operation, Body = body, StreamSwitch = streamSwitch, AcceptPattern = accept };

    private StubDefinition Dynamic(OperationContract operation, string name, StubTrigger trigger, int priority, BodyContract? body) =>
        new((headers, content) => Refuse(operation, body, headers, content)) { Name = Unique(name), Trigger = trigger, Priority = priority, Operation = operation, Body = body, Judge = _judge };

    private string Unique(string name)
    {
        var unique = name;
        for (var number = 2; !_names.Add(unique); number++)
        {
            unique = FormattableString.Invariant($"{name}-{number}");
        }

        return unique;
    }

    private StubResponse Refuse(OperationContract operation, BodyContract? body, IReadOnlyDictionary<string, string[]> headers, ReadOnlyMemory<byte> content)
    {
        var violations = body is null
            ? [new Violation("Content-Type", "media type", headers.TryGetValue("Content-Type", out var found) ? found[0].Split(';')[0] : "nothing", string.Join(" or ", operation.Bodies.Select(one => one.MediaType)))]
            : _judge.Judge(body, StubDefinition.ContentType(headers), content);
        return Refusal(operation, violations);
    }

    internal StubResponse Refusal(OperationContract operation, IReadOnlyList<Violation> violations) =>
        Error(400, _errors.Write(operation.ErrorSchema, 400, "The request does not follow the document: " + string.Join("; ", violations), violations));

    private static StubDefinition Unknown(IReadOnlyList<OperationContract> operations)
    {
        var known = string.Join(", ", operations.Select(operation => $"{operation.Method} {operation.Path}"));
        var response = Error(404, ErrorBody.Common("invalid_request_error", "unknown_url", $"No operation has this method and path. Known are: {known}."));
        return new StubDefinition((_, _) => response) { Name = "unknown-operation", Trigger = StubTrigger.Unknown, Priority = int.MaxValue / 2 };
    }

    private static StubResponse Error(int status, byte[] body) =>
        new() { Status = status, Body = body, Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = "application/json" } };

    private static StubResponse From(ResponseContract response)
    {
        if (response.IsImpossible)
        {
            return Error(response.Status < 300 ? 501 : response.Status, ErrorBody.Common("stub_error", "no_sample", $"The document allows no {response.MediaType} body for status {response.Status}, or none that could be made."));
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (response.MediaType is not null)
        {
            headers["Content-Type"] = Concrete(response.MediaType);
        }

        if (response.Made)
        {
            headers["X-Stub-Example"] = "made";
        }

        return new StubResponse { Status = response.Status, Headers = headers, Body = response.Body, Events = response.Events };
    }

    // A response has one media type, where the document may give a range.
    private static string Concrete(string mediaType) => mediaType.Split(';')[0].Trim() switch
    {
        "text/*" => "text/plain",
        "image/*" => "image/png",
        "audio/*" => "audio/mpeg",
        "video/*" => "video/mp4",
        var range when range.Contains('*', StringComparison.Ordinal) => "application/octet-stream",
        _ => mediaType,
    };

    [GeneratedRegex("[^A-Za-z0-9_.]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotSlug();
}
