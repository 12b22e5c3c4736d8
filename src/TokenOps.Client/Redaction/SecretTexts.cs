using System;
using System.Collections.Generic;
using System.Linq;

namespace TokenOps.Runtime;

/// <summary>The texts of a request, made ready to be looked for in a server's words.</summary>
/// <remarks>Made ready once where they are short enough; longer ones anew for each search, which keeps no more of them than the words have.</remarks>
internal sealed class SecretTexts
{
    public const int Run = 16;

    /// <summary>Of what was left when everything but ASCII was lost: less has to be enough.</summary>
    public const int RemainsRun = 12;

    // Long texts are looked at in pieces, which overlap so that no run falls between two, however it is escaped.
    private const int Piece = 16 * 1024;
    private const int Overlap = 512;

    private const int MostKept = 8 * 1024;

    private readonly IReadOnlyList<string> _texts;
    private readonly RunSearch? _runs;
    private readonly RunSearch? _remains;

    public SecretTexts(IReadOnlyList<string> texts)
    {
        _texts = texts;
        ArePlain = texts.All(Folding.IsPlain);
        Whole = FindWhole();
        if (texts.Sum(static text => (long)text.Length) <= MostKept)
        {
            _runs = Fill(new RunSearch(Run), isRemains: false);
            _remains = Fill(new RunSearch(RemainsRun), isRemains: true);
        }
    }

    /// <summary>Gets whether all are of ASCII characters without escapes.</summary>
    public bool ArePlain { get; }

    /// <summary>Gets the searches for the texts that are shorter than a run.</summary>
    public IReadOnlyCollection<RunSearch> Whole { get; }

    /// <summary>Gets whether the searches for runs have to be made anew for each search.</summary>
    public bool AreLong => _runs is null;

    /// <summary>Returns a search for the runs of the texts.</summary>
    /// <param name="limit">A search that was shown what it is to look in, where the texts are long; it is filled and returned.</param>
    public RunSearch Runs(RunSearch? limit) => _runs ?? Fill(limit!, isRemains: false);

    /// <summary>Returns a search for the runs of what is left of the texts where everything but ASCII was lost.</summary>
    /// <param name="limit">The same as for the runs.</param>
    public RunSearch Remains(RunSearch? limit) => _remains ?? Fill(limit!, isRemains: true);

    /// <summary>Folds a text as words are folded, so that the two can be compared.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="buffer">Takes the folded characters, never more than there were.</param>
    public static Span<char> Fold(string text, int start, char[] buffer)
    {
        var piece = text.AsSpan(start, Math.Min(buffer.Length, text.Length - start));
        if (piece.IndexOfAny('%', '\\', '&') < 0)
        {
            return buffer.AsSpan(0, Folding.Fold(piece, buffer));
        }

        var decoded = new EscapeDecoding().Decode(MappedText.Of(text, start, piece.Length));
        return buffer.AsSpan(0, Folding.Fold(decoded.Characters, buffer));
    }

    private List<RunSearch> FindWhole()
    {
        var searches = new List<RunSearch>();
        var buffer = new char[Overlap];
        foreach (var text in _texts.Where(static text => text.Length <= Overlap))
        {
            var folded = ((ReadOnlySpan<char>)Fold(text, 0, buffer)).Trim();
            if (folded.Length < Run && ShortTexts.IsDistinctive(folded))
            {
                RunSearch.In(searches, folded.Length).Want(folded);
            }
        }

        return searches;
    }

    private RunSearch Fill(RunSearch search, bool isRemains)
    {
        var longest = _texts.Count == 0 ? 0 : _texts.Max(static text => text.Length);
        var buffer = new char[Math.Min(longest, Piece + Overlap)];
        foreach (var text in _texts)
        {
            for (var start = 0; text.Length - start >= search.Length && (start == 0 || start + Overlap < text.Length); start += Piece)
            {
                var folded = Fold(text, start, buffer);
                search.Want(isRemains ? folded.Slice(0, Folding.KeepAscii(folded)) : folded);
            }
        }

        return search;
    }
}
