using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Newtonsoft.Json.Linq;
using TokenOps.Cli.Requests;
using TokenOps.Stubs;
using TokenOps.Stubs.Contracts;
using TokenOps.Stubs.Judging;

namespace TokenOps.ContractTests.Contract;

/// <summary>Compares a request as it arrived with the document's request that it was made from.</summary>
internal static class WireCheck
{
    public static async Task<IReadOnlyList<string>> DifferencesAsync(DocumentedOperation operation, RequestContract request, JToken? body, ReceivedRequest received)
    {
        var found = new List<string>();
        var contract = operation.Contract;
        if (received.Method != contract.Method)
        {
            found.Add($"method: expected {contract.Method}, sent {received.Method}");
        }

        Address(contract, received, found);
        if (contract.Security.Count > 0 && !contract.Security.Any(all => all.All(rule => Shows(received, rule))))
        {
            found.Add($"credentials: expected {string.Join(" or ", contract.Security.Select(all => string.Join(" and ", all.Select(rule => $"header {rule.Header} with {rule.Expected}"))))}, sent headers {string.Join(", ", received.Headers.Keys)}");
        }

        if (request.Body is not { } media || body is null)
        {
            return found;
        }

        var mediaType = received.Headers.TryGetValue("Content-Type", out var types) ? types[0] : "none";
        if (!mediaType.Split(';')[0].Trim().Equals(media.MediaType, StringComparison.OrdinalIgnoreCase))
        {
            found.Add($"media type: expected {media.MediaType}, sent {mediaType}");
        }

        found.AddRange(new RequestJudge(ContractDocument.Resolver).Judge(media, mediaType, received.Body).Select(violation => $"the stub's rules: {violation}"));

        // The switch of a stream is set by the method that is called, whatever the request says.
        var member = contract.Responses.FirstOrDefault(one => one.StreamSwitch is not null)?.StreamSwitch?.Member;
        found.AddRange(media.Kind switch
        {
            BodyKind.Multipart => await FormAsync(media, (JObject)body, received.Body, mediaType, member),
            BodyKind.Json => JsonDifference.Between(Without(body, member), Without(JsonDifference.Parse(Encoding.UTF8.GetString(received.Body.Span)), member)),
            _ => [],
        });
        return found;
    }

    private static void Address(OperationContract contract, ReceivedRequest received, List<string> found)
    {
        var address = received.Path.Split('?', 2);
        var path = Regex.Replace(contract.Path.Split('?', 2)[0], "\\{(?<name>[^}]*)\\}", match => contract.Parameters.FirstOrDefault(one => one.In == "path" && one.Name == match.Groups["name"].Value)?.Example.ToString() ?? match.Value, RegexOptions.None, TimeSpan.FromSeconds(1));
        if (Uri.UnescapeDataString(address[0]) != path)
        {
            found.Add($"path: expected {path}, sent {address[0]}");
        }

        var query = QueryHelpers.ParseQuery(address.ElementAtOrDefault(1));
        if (!contract.MatchesQuery(address.ElementAtOrDefault(1) ?? string.Empty))
        {
            found.Add($"query: expected that of {contract.Path}, sent {address.ElementAtOrDefault(1) ?? "none"}");
        }

        foreach (var parameter in contract.Parameters.Where(one => one.Example is JValue))
        {
            var sent = parameter.In switch
            {
                "query" => query.TryGetValue(parameter.Name, out var values) ? values.ToString() : null,
                "header" => received.Headers.TryGetValue(parameter.Name, out var lines) ? lines[0] : null,
                _ => Scalar(parameter.Example),
            };
            if (sent != Scalar(parameter.Example))
            {
                found.Add($"{parameter.In} parameter {parameter.Name}: expected {Scalar(parameter.Example)}, sent {sent ?? "nothing"}");
            }
        }
    }

    private static bool Shows(ReceivedRequest received, SecurityRule rule) =>
        received.Headers.TryGetValue(rule.Header, out var values)
        && values.Any(value => Regex.IsMatch(value, $"\\A(?:{rule.Pattern})\\z", RegexOptions.None, TimeSpan.FromSeconds(1)) && value.EndsWith(ContractStubs.Key, StringComparison.Ordinal));

    private static JToken Without(JToken body, string? name)
    {
        if (name is null || body is not JObject { Count: > 0 })
        {
            return body;
        }

        var rest = (JObject)body.DeepClone();
        rest.Remove(name);
        return rest;
    }

    private static async Task<IEnumerable<string>> FormAsync(BodyContract media, JObject members, ReadOnlyMemory<byte> body, string mediaType, string? switched)
    {
        var expected = media.Members
            .Where(member => members[member.Name] is not null && member.Name != switched)
            .SelectMany(member => (member.Repeatable && members[member.Name] is JArray several ? several : [members[member.Name]!]).Select(value => (member, value)))
            .ToList();
        var found = new List<string>();
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(mediaType).Boundary).ToString();
        var reader = new MultipartReader(boundary, new MemoryStream(body.ToArray()));
        while (await reader.ReadNextSectionAsync() is { } section)
        {
            var disposition = section.GetContentDispositionHeader();
            var name = disposition?.Name.ToString().Trim('"') ?? string.Empty;
            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content);
            var index = expected.FindIndex(one => one.member.WireNames.Contains(name, StringComparer.Ordinal));
            if (name == switched)
            {
                continue;
            }

            if (index < 0)
            {
                found.Add($"part {name}: the document's request has none of this name, or has it once less");
                continue;
            }

            found.AddRange(Part(expected[index].member, expected[index].value, disposition!, section, content.ToArray()));
            expected.RemoveAt(index);
        }

        return found.Concat(expected.Select(one => $"part {one.member.Name}: expected {SchemaJudge.Describe(one.value)}, sent nothing"));
    }

    private static List<string> Part(MemberRule member, JToken value, ContentDispositionHeaderValue disposition, MultipartSection section, byte[] content)
    {
        if (!member.Item.IsBinary)
        {
            var text = Encoding.UTF8.GetString(content);
            var same = value is JValue ? text == Scalar(value) : !JsonDifference.Between(value, JsonDifference.Parse(text)).Any();
            return same ? [] : [$"part {member.Name}: expected {SchemaJudge.Describe(value)}, sent {SchemaJudge.Describe(text)}"];
        }

        var fileName = disposition.FileName.ToString().Trim('"');
        var found = new List<string>();
        if (fileName != value.ToString().TrimStart('@'))
        {
            found.Add($"part {member.Name}: expected the file name {value}, sent {fileName}");
        }

        if (section.ContentType != "image/png" || !content.AsSpan().SequenceEqual(ContractStubs.Photo))
        {
            found.Add($"part {member.Name}: expected the file's {ContractStubs.Photo.Length} bytes as image/png, sent {content.Length} bytes as {section.ContentType ?? "no type"}");
        }

        return found;
    }

    private static string Scalar(JToken value) => value.Type == JTokenType.String ? (string)value! : value.ToString(Newtonsoft.Json.Formatting.None);
}
