using System.Net.ServerSentEvents;
using System.Text;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Contracts;

namespace TokenOps.ContractTests.Contract;

/// <summary>Compares what the client made of a response with the response.</summary>
internal static class ReplyCheck
{
    // The word by which servers of this kind of API end a stream; it is no event.
    private const string End = "[DONE]";

    public static IEnumerable<string> Differences(object? reply, ResponseContract response)
    {
        if (response.IsStream)
        {
            return Events((IReadOnlyList<object>)reply!, response);
        }

        // What the document does not describe is handed out as a stream, which then is empty.
        if (response is { Body.Length: 0, MediaType: null } && reply is BinaryResponse none)
        {
            return Bytes(none).Length == 0 ? [] : ["expected nothing, got bytes"];
        }

        if (response.Body.Length == 0 || reply is null)
        {
            return reply is null && response.Body.Length == 0 ? [] : [$"expected {(response.Body.Length == 0 ? "nothing" : "a reply")}, got {reply ?? "nothing"}"];
        }

        return reply switch
        {
            string text => text == Text(response) ? [] : ["the text is another"],
            BinaryResponse binary => Bytes(binary).AsSpan().SequenceEqual(response.Body) ? [] : ["the bytes are others"],
            _ => Value(reply, JsonDifference.Parse(Encoding.UTF8.GetString(response.Body)), response.Schema),
        };
    }

    private static IEnumerable<string> Events(IReadOnlyList<object> events, ResponseContract response)
    {
        var expected = SseParser.Create(new MemoryStream(response.Body)).Enumerate().Where(one => one.Data != End).Select(one => JsonDifference.Parse(one.Data)).ToArray();
        return events.Count == expected.Length
            ? events.Zip(expected).SelectMany((pair, index) => Value(pair.First, pair.Second, response.Schema).Select(difference => $"event {index}{difference}"))
            : [$"expected {expected.Length} events, got {events.Count}"];
    }

    private static IEnumerable<string> Value(object reply, JToken expected, JObject schema) =>
        JsonDifference.Between(expected, JsonDifference.Write(reply)).Concat(TypedMembers.Missing(reply, schema));

    // A JSON string is typed as the text that it is.
    private static string Text(ResponseContract response)
    {
        var body = Encoding.UTF8.GetString(response.Body);
        return response.MediaType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true && JsonDifference.Parse(body) is { Type: JTokenType.String } text ? (string)text! : body;
    }

    private static byte[] Bytes(BinaryResponse binary)
    {
        using var buffer = new MemoryStream();
        binary.Content.CopyTo(buffer);
        return buffer.ToArray();
    }
}
