using System;
using System.Collections.Generic;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Importing;

/// <summary>An OpenAPI document as a page, or a file of its own, holds it.</summary>
/// <param name="Location">Where it begins.</param>
/// <param name="Text">The document, character by character.</param>
/// <param name="Document">The document, parsed.</param>
/// <param name="Operations">What it describes; at least one operation.</param>
public sealed record ImportedDocument(SourceLocation Location, string Text, SpecDocument Document, IReadOnlyList<ApiOperation> Operations)
{
    /// <summary>Gets the name of its file in the folder of vendor documents.</summary>
    public string FileName => DocumentFileName.For(Operations, Location.File);

    /// <summary>Gets whether most of its words are Chinese, Japanese or Korean.</summary>
    public bool IsEastAsian { get; } = DocumentTexts.AreEastAsian(Document.Root);

    /// <summary>Returns whether both describe the same: the one operation, or, of several, mostly the same ones.</summary>
    public bool IsSameAs(IReadOnlyCollection<ApiOperation> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        var shared = 0;
        var mine = new HashSet<ApiOperation>(Operations);
        foreach (var other in others)
            shared += mine.Contains(other) ? 1 : 0;

        // A document of one operation never takes the place of one with more, nor the other way round.
        return (mine.Count == 1) == (others.Count == 1) && shared > 0 && shared * 2 >= Math.Max(mine.Count, others.Count);
    }
}
