using System;
using System.Collections.Generic;
using System.Linq;

namespace TokenOps.Runtime;

/// <summary>Finds keys and a request's texts in a server's words, in whatever form.</summary>
internal sealed class SecretSearch
{
    private const int KeyRun = 8;
    private const int TextRun = 16;

    // Of what was left when everything but ASCII was lost: less has to be enough.
    private const int RemainsRun = 12;

    // Long texts are looked at in pieces, which overlap so that no run falls between two, however it is escaped.
    private const int Piece = 16 * 1024;
    private const int Overlap = 512;

    private readonly List<(int Word, MappedText Text)> _views = [];
    private readonly List<(int Word, MappedText Text)> _remains = [];
    private readonly IEnumerable<string> _keys;
    private readonly IReadOnlyList<string> _texts;

    public SecretSearch(IEnumerable<string> keys, IReadOnlyList<string> texts)
    {
        _keys = keys;
        _texts = texts;
    }

    /// <summary>Adds a text to look in.</summary>
    /// <param name="word">What the places found in it say it is.</param>
    /// <param name="text">The text.</param>
    public void Add(int word, string text)
    {
        foreach (var view in TextViews.Of(text))
        {
            _views.Add((word, view));
        }

        if (TextViews.Remains(text) is { } remains)
        {
            _remains.Add((word, remains));
        }
    }

    /// <summary>Returns every place, in no order and overlapping.</summary>
    public IEnumerable<SecretPlace> Find() => Keys().Concat(Texts());

    private IEnumerable<SecretPlace> Keys()
    {
        var searches = new Dictionary<int, RunSearch>();
        foreach (var key in _keys)
        {
            var folded = Fold(key, 0, new char[key.Length]);
            Search(searches, Math.Min(folded.Length, KeyRun))?.Want(folded);
        }

        return searches.Values.SelectMany(search => Places(search, _views, isKey: true));
    }

    private IEnumerable<SecretPlace> Texts()
    {
        var runs = new RunSearch(TextRun);
        var remains = new RunSearch(RemainsRun);
        var whole = new Dictionary<int, RunSearch>();
        _views.ForEach(view => runs.Limit(view.Text.Characters));
        _remains.ForEach(view => remains.Limit(view.Text.Characters));
        var buffer = new char[Piece + Overlap];
        foreach (var text in _texts)
        {
            for (var start = 0; start == 0 || start + Overlap < text.Length; start += Piece)
            {
                var folded = Fold(text, start, buffer);
                runs.Want(folded);
                if (start == 0 && folded.Length < TextRun)
                {
                    var trimmed = ((ReadOnlySpan<char>)folded).Trim();
                    Search(whole, trimmed.Length)?.Want(trimmed);
                }

                if (_remains.Count > 0)
                {
                    remains.Want(folded.Slice(0, Folding.KeepAscii(folded)));
                }
            }
        }

        return Places(runs, _views, isKey: false)
            .Concat(Places(remains, _remains, isKey: false))
            .Concat(whole.Values.SelectMany(search => Places(search, _views, isKey: false, Stands)));
    }

    private static IEnumerable<SecretPlace> Places(
        RunSearch search, List<(int Word, MappedText Text)> views, bool isKey, Func<MappedText, int, int, bool>? condition = null)
    {
        foreach (var (word, view) in views)
        {
            foreach (var first in search.Find(view))
            {
                var last = first + search.Length - 1;
                if (condition is null || condition(view, first, last))
                {
                    yield return new SecretPlace(word, view.Start(first), view.End(last), isKey);
                }
            }
        }
    }

    // Short texts are ordinary words too often to be masked wherever they come.
    private static bool Stands(MappedText view, int first, int last)
    {
        var before = first == 0 ? ' ' : view[first - 1];
        var after = last == view.Length - 1 ? ' ' : view[last + 1];
        if (IsQuote(before) && IsQuote(after))
        {
            return true;
        }

        var weight = 0;
        for (var i = first; i <= last; i++)
        {
            weight += view[i] > '~' ? 2 : 1;
        }

        return weight >= KeyRun && !(IsWord(before) && IsWord(view[first])) && !(IsWord(after) && IsWord(view[last]));
    }

    private static bool IsWord(char character) => character is >= 'a' and <= 'z' or >= '0' and <= '9';

    private static bool IsQuote(char character) =>
        character is '"' or '\'' or '`' or '\u2018' or '\u2019' or '\u201C' or '\u201D' or '\u00AB' or '\u00BB' or '\u300C' or '\u300D' or '\u300E' or '\u300F';

    private static RunSearch? Search(Dictionary<int, RunSearch> searches, int length)
    {
        if (length == 0)
        {
            return null;
        }

        if (!searches.TryGetValue(length, out var search))
        {
            searches.Add(length, search = new RunSearch(length));
        }

        return search;
    }

    // Decoding and folding never make more characters than there were.
    private static Span<char> Fold(string text, int start, char[] buffer)
    {
        var piece = text.AsSpan(start, Math.Min(buffer.Length, text.Length - start));
        if (piece.IndexOfAny('%', '\\', '&') < 0)
        {
            return buffer.AsSpan(0, Folding.Fold(piece, buffer));
        }

        var decoded = EscapeDecoding.Decode(MappedText.Of(text, start, piece.Length));
        return buffer.AsSpan(0, Folding.Fold(decoded.Characters, buffer));
    }
}
