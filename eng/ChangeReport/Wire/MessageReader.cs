using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.WebUtilities;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.ChangeReport.Wire;

/// <summary>Reads what a client sent, and what it made of a response, as elements that can be compared.</summary>
internal static class MessageReader
{
    // It names the version, and the version is what changes.
    private const string UserAgent = "User-Agent";

    /// <summary>Reads a request.</summary>
    /// <param name="request">The request as the client hands it to its handler.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<IReadOnlyList<MessageElement>> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var elements = new List<MessageElement>
        {
            new("method", request.Method.Method),
            new("address", request.RequestUri!.GetLeftPart(UriPartial.Path)),
        };
        foreach (var parameter in new QueryStringEnumerable(request.RequestUri.Query))
            elements.Add(new($"query {parameter.DecodeName()}", parameter.DecodeValue().ToString()));
        foreach (var header in request.Headers.Where(h => h.Key != UserAgent))
            elements.Add(new($"header {header.Key}", string.Join(", ", header.Value)));
        if (request.Content is { } content)
            await BodyAsync(elements, content, cancellationToken).ConfigureAwait(false);
        return elements;
    }

    /// <summary>Reads JSON member by member.</summary>
    /// <param name="json">The text.</param>
    public static IEnumerable<MessageElement> ReadJson(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        var root = JToken.Load(reader);
        var leaves = root is JContainer container ? container.DescendantsAndSelf() : [root];
        return leaves.Where(t => t is JValue || t is JContainer { Count: 0 } and not JProperty).Select(t => new MessageElement($"member {t.Path}", t.ToString(Formatting.None)));
    }

    private static async Task BodyAsync(List<MessageElement> elements, HttpContent content, CancellationToken cancellationToken)
    {
        var mediaType = content.Headers.ContentType;
        elements.Add(new("media type", WithoutBoundary(mediaType)));
        var bytes = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        if (mediaType?.Parameters.FirstOrDefault(p => p.Name == "boundary")?.Value is { } boundary)
            await PartsAsync(elements, bytes, boundary.Trim('"'), cancellationToken).ConfigureAwait(false);
        else if (mediaType?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) == true)
            elements.AddRange(ReadJson(Encoding.UTF8.GetString(bytes)));
        else
            elements.Add(new("body", Text(bytes)));
    }

    private static async Task PartsAsync(List<MessageElement> elements, byte[] bytes, string boundary, CancellationToken cancellationToken)
    {
        var reader = new MultipartReader(boundary, new MemoryStream(bytes));
        while (await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } section)
        {
            using var body = new MemoryStream();
            await section.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
            var disposition = section.GetContentDispositionHeader();
            var name = $"part {disposition?.Name}";
            elements.Add(new(name, Text(body.ToArray())));
            if (section.ContentType is not null)
                elements.Add(new($"media type of {name}", section.ContentType));
            if (disposition?.FileName.HasValue == true)
                elements.Add(new($"file name of {name}", disposition.FileName.ToString()));
        }
    }

    private static string WithoutBoundary(MediaTypeHeaderValue? mediaType) =>
        mediaType is null ? string.Empty : string.Join("; ", mediaType.Parameters.Where(p => p.Name != "boundary").Select(p => p.ToString()).Prepend(mediaType.MediaType));

    private static string Text(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes));
        }
    }
}
