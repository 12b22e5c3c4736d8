using System;
using System.Collections.Generic;
using System.Linq;

namespace TokenOps.Runtime;

/// <summary>Finds keys and a request's texts in a server's words, in whatever form.</summary>
internal sealed class SecretSearch(IEnumerable<string> keys, SecretTexts texts)
{
    private const int KeyRun = 8;

    private readonly TextViews _views = new(texts.ArePlain && keys.All(Folding.IsPlain));
    private readonly List<int> _found = [];
    private readonly List<SecretPlace> _places = [];

    /// <summary>Returns every place, in no order and overlapping; a place's word is the index of its text.</summary>
    public List<SecretPlace> Find(IReadOnlyList<string?> words)
    {
        var (limit, remainsLimit) = texts.AreLong ? Limit(words) : default;
        var runs = texts.Runs(limit);
        RunSearch? remains = null;
        var keyRuns = Keys();
        for (var word = 0; word < words.Count; word++)
        {
            if (words[word] is not { Length: > 0 } text)
            {
                continue;
            }

            foreach (var view in _views.Of(text))
            {
                keyRuns.ForEach(search => Find(search, view, word, isKey: true));
                Find(runs, view, word, isKey: false);
                foreach (var search in texts.Whole)
                {
                    Find(search, view, word, isKey: false, ShortTexts.StandsApart);
                }
            }

            if (_views.Remains(text) is { } rest)
            {
                Find(remains ??= texts.Remains(remainsLimit), rest, word, isKey: false);
            }
        }

        return _places;
    }

    private (RunSearch Runs, RunSearch Remains) Limit(IReadOnlyList<string?> words)
    {
        var (runs, remains) = (new RunSearch(SecretTexts.Run), new RunSearch(SecretTexts.RemainsRun));
        foreach (var word in words)
        {
            if (word is not { Length: > 0 } text)
            {
                continue;
            }

            foreach (var view in _views.Of(text))
            {
                runs.Limit(view.Characters);
            }

            if (_views.Remains(text) is { } rest)
            {
                remains.Limit(rest.Characters);
            }
        }

        return (runs, remains);
    }

    private List<RunSearch> Keys()
    {
        var searches = new List<RunSearch>();
        foreach (var key in keys)
        {
            var folded = SecretTexts.Fold(key, 0, new char[key.Length]);
            if (folded.Length > 0)
            {
                RunSearch.In(searches, Math.Min(folded.Length, KeyRun)).Want(folded);
            }
        }

        return searches;
    }

    private void Find(RunSearch search, MappedText view, int word, bool isKey, Func<MappedText, int, int, bool>? condition = null)
    {
        _found.Clear();
        search.Find(view.Characters, _found);
        var (start, end) = (0, -1);
        foreach (var first in _found)
        {
            var last = first + search.Length - 1;
            if (condition is not null && !condition(view, first, last))
            {
                continue;
            }

            // A long secret is found at each of its characters: one place is enough for all that overlap.
            var next = view.Start(first);
            if (next >= start && next <= end)
            {
                end = Math.Max(end, view.End(last));
                continue;
            }

            Add();
            (start, end) = (next, view.End(last));
        }

        Add();

        void Add()
        {
            if (end > start)
            {
                _places.Add(new SecretPlace(word, start, end, isKey));
            }
        }
    }
}
