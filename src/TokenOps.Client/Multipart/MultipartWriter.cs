using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>
/// Collects the parts of a <c>multipart/form-data</c> body. Generated code calls it once per property of the schema, in
/// the schema's order. Null is unset, and what is unset is not sent.
/// </summary>
/// <param name="arrayNaming">Overrides what the document says about the names of arrays' items.</param>
/// <param name="inspected">What is known of the files already, and open; null when they are to be looked at anew.</param>
internal sealed class MultipartWriter(MultipartArrayNaming? arrayNaming = null, FileInspections? inspected = null)
{
    private const string TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz";

    private readonly List<MultipartPart> _parts = [];

    /// <summary>Adds text exactly as it is; only a lone surrogate, which UTF-8 cannot express, becomes U+FFFD.</summary>
    public void AddText(string name, string? value)
    {
        if (value is not null)
            _parts.Add(new FieldPart(PartHeader.OfText(name, value)));
    }

    public void AddText(string name, bool? value) => AddText(name, value is { } given ? (given ? "true" : "false") : null);

    public void AddText(string name, int? value) => AddText(name, value?.ToString(CultureInfo.InvariantCulture));

    public void AddText(string name, long? value) => AddText(name, value?.ToString(CultureInfo.InvariantCulture));

    public void AddText(string name, float? value) => AddText(name, value?.ToString("R", CultureInfo.InvariantCulture));

    public void AddText(string name, double? value) => AddText(name, value?.ToString("R", CultureInfo.InvariantCulture));

    public void AddText(string name, decimal? value) => AddText(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a point in time in the form of ISO 8601, with as many digits of the second as it needs.</summary>
    public void AddText(string name, DateTimeOffset? value) => AddText(name, value?.ToString(TimestampFormat, CultureInfo.InvariantCulture));

    /// <summary>Adds the text of an extensible enum.</summary>
    public void AddText(string name, IExtensibleEnum? value) => AddText(name, value?.Value);

    /// <summary>Adds base64 text.</summary>
    public void AddText(string name, Base64Data? value)
    {
        if (value is not null)
            AddText(name, Convert.ToBase64String(value.ToArray()));
    }

    /// <summary>Adds the items of an array in their order.</summary>
    public void AddTexts<T>(string name, IEnumerable<T>? values, MultipartArrayNaming naming)
    {
        var items = values is null ? [] : values.Where(v => v is not null).Select(v => WireValue.Format(v!)).ToList();
        var itemName = ItemNames.Of(name, items.Count, arrayNaming ?? naming);
        foreach (var item in items)
            AddText(itemName, item);
    }

    /// <summary>Adds a value whose form depends on what it is: files as files, scalars as text, the items of a list each on its own, objects as JSON.</summary>
    public void AddValue(string name, object? value, MultipartArrayNaming naming = MultipartArrayNaming.Repeat)
    {
        switch (value)
        {
            case null:
                break;
            case IUnion union:
                AddValue(name, union.Value, naming);
                break;
            case FilePart file:
                AddFile(name, file);
                break;
            case IEnumerable<FilePart> files:
                AddFiles(name, files, naming);
                break;
            case RawJson json:
                AddUnknown(name, json);
                break;
            case IEnumerable items when value is not (string or IDictionary):
                var list = items.Cast<object?>().Where(static item => item is not null).ToList();
                var itemName = ItemNames.Of(name, list.Count, arrayNaming ?? naming);
                foreach (var item in list)
                    AddValue(itemName, item);
                break;
            default:
                if (ParameterValue.Of(value) is { Text: { } text })
                    AddText(name, text);
                else
                    AddJson(name, value);
                break;
        }
    }

    /// <summary>Adds text of a media type of its own.</summary>
    public void AddContent(string name, object? value, string mediaType)
    {
        if (ParameterValue.Of(value) is { Text: { } text })
            _parts.Add(new FieldPart(PartHeader.OfContent(name, mediaType, text)));
        else
            AddValue(name, value);
    }

    /// <summary>Adds a text part for each value within, named by the way to it: <c>name[member]</c>.</summary>
    public void AddDeepObject(string name, object? value)
    {
        foreach (var leaf in JsonLeaves.Of(JsonMembers.ToRaw(value)))
            AddText(name + leaf.Path, leaf.Text);
    }

    /// <param name="name">The part's name.</param>
    /// <param name="file">The file; null adds nothing.</param>
    /// <param name="mediaType">What the document says it is; the caller's word and the content win.</param>
    public void AddFile(string name, FilePart? file, string? mediaType = null)
    {
        if (file is not null)
            _parts.Add(new FileContentPart(name, file, mediaType, inspected));
    }

    /// <summary>Adds files in their order.</summary>
    public void AddFiles(string name, IEnumerable<FilePart>? files, MultipartArrayNaming naming, string? mediaType = null)
    {
        var items = files as IReadOnlyList<FilePart> ?? [.. files ?? []];
        var count = 0;
        for (var i = 0; i < items.Count; i++)
            count += items[i] is null ? 0 : 1;

        var itemName = ItemNames.Of(name, count, arrayNaming ?? naming);
        for (var i = 0; i < items.Count; i++)
            AddFile(itemName, items[i], mediaType);
    }

    /// <summary>Adds an object as a part of type <c>application/json</c>.</summary>
    public void AddJson(string name, object? value)
    {
        if (value is not null)
            AddJsonText(name, JsonMembers.ToRaw(value).Text);
    }

    /// <summary>Adds what the document does not know: scalars as text, everything else as JSON.</summary>
    public void AddUnknown(IEnumerable<KeyValuePair<string, RawJson>>? additional)
    {
        if (additional is null)
            return;
        foreach (var member in additional)
            AddUnknown(member.Key, member.Value);
    }

    /// <summary>
    /// Looks at the first bytes of files without a media type and makes the body. The writer can go on being used; the
    /// body keeps the parts it has now.
    /// </summary>
    /// <exception cref="FilePartException">A file cannot be opened or read.</exception>
    /// <exception cref="InvalidOperationException">A file cannot be replayed and was sent already.</exception>
    public ValueTask<MultipartFormContent> ToContentAsync(UploadAttempt? progress, CancellationToken cancellationToken)
    {
        var parts = _parts.ToArray();
        for (var i = 0; i < parts.Length; i++)
        {
            var preparing = parts[i].PrepareAsync(cancellationToken);
            if (!preparing.IsCompletedSuccessfully)
                return ToContentAsync(parts, i, preparing, progress, cancellationToken);
        }

        return new(new MultipartFormContent(parts, progress, cancellationToken));
    }

    // Only for requests with a file that has to be waited for.
    private static async ValueTask<MultipartFormContent> ToContentAsync(
        MultipartPart[] parts, int index, ValueTask preparing, UploadAttempt? progress, CancellationToken cancellationToken)
    {
        await preparing.ConfigureAwait(false);
        for (var i = index + 1; i < parts.Length; i++)
            await parts[i].PrepareAsync(cancellationToken).ConfigureAwait(false);
        return new MultipartFormContent(parts, progress, cancellationToken);
    }

    private void AddUnknown(string name, RawJson? value)
    {
        switch (value?.Kind)
        {
            case null or RawJsonKind.Null:
                break;
            case RawJsonKind.Text:
                AddText(name, value.GetString());
                break;
            case RawJsonKind.Boolean or RawJsonKind.Number:
                AddText(name, value.Text);
                break;
            default:
                AddJsonText(name, value.Text);
                break;
        }
    }

    private void AddJsonText(string name, string json) =>
        _parts.Add(new FieldPart(PartHeader.OfContent(name, "application/json", json)));
}
