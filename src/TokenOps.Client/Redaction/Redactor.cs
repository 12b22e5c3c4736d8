using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace TokenOps.Runtime;

/// <summary>
/// Masks in a server's words what the caller trusted the client with: every run of eight characters of a key (the whole
/// key when it is shorter) becomes <c>[key]</c>, every run of sixteen of a request's texts <c>[text]</c>.
/// </summary>
/// <remarks>
/// <para>
/// A run is found in any case, percent-encoded, escaped for JSON or HTML, as base64 or hexadecimal digits, several of
/// these at once, and read in another encoding than it was written in. A shorter text is found as a whole where it stands
/// apart from letters, if it has eight characters (four that are not ASCII) and is not a mere word: <c>text</c>,
/// <c>invalid_value</c> and their like come in errors by themselves.
/// </para>
/// <para>
/// Made for failures only. The time grows with the length of the words and of the request's texts, the memory with that of
/// the words alone. Not thread-safe.
/// </para>
/// </remarks>
internal sealed class Redactor(IEnumerable<string> keys, Func<IEnumerable<string>> texts)
{
    private const int LongestMessage = 500;

    // Of a text for a message the rest is not shown, so that it need not be looked through.
    private const int LongestRead = 8 * LongestMessage;

    private SecretTexts? _texts;

    /// <summary>Masks one text.</summary>
    public string Mask(string text) => MaskAll([text])[0]!;

    /// <summary>Masks one text for a message, where it is bounded too.</summary>
    public string MaskForMessage(string text) => Bound(Mask(Cut(text)));

    /// <summary>Makes a masked text fit for a message: bounded, and without controls, which could forge lines of a log.</summary>
    public static string Bound(string text)
    {
        if (text.Length > LongestMessage)
        {
            text = text.Remove(char.IsHighSurrogate(text[LongestMessage - 1]) ? LongestMessage - 1 : LongestMessage) + "…";
        }

        return text.Any(char.IsControl) ? new string([.. text.Select(static character => char.IsControl(character) ? ' ' : character)]) : text;
    }

    /// <summary>Masks several texts, which takes hardly longer than one.</summary>
    public string?[] MaskAll(IReadOnlyList<string?> words)
    {
        var masked = words.ToArray();
        var search = new SecretSearch(keys, _texts ??= new SecretTexts(texts().ToList()));
        foreach (var found in search.Find(words).GroupBy(static place => place.Word))
        {
            masked[found.Key] = Replace(masked[found.Key]!, found);
        }

        return masked;
    }

    /// <summary>Returns the exception itself when nothing in it needs masking; otherwise what may be known of it.</summary>
    public Exception Mask(Exception error)
    {
        var chain = new List<Exception>();
        for (Exception? one = error; one is not null; one = one.InnerException)
        {
            chain.Add(one);
        }

        var messages = chain.ConvertAll(static one => one is AggregateException all ? string.Join(" ", all.Flatten().InnerExceptions.Select(static inner => inner.ToString())) : one.Message);
        var masked = MaskAll(messages.ConvertAll(Cut));
        if (masked.SequenceEqual(messages, StringComparer.Ordinal))
        {
            return error;
        }

        Exception? inner = null;
        for (var i = chain.Count - 1; i >= 0; i--)
        {
            inner = new RedactedException(chain[i].GetType(), Bound(masked[i]!), inner);
        }

        return inner!;
    }

    private static string Cut(string text) => text.Length <= LongestRead ? text : text.Remove(LongestRead);

    private static string Replace(string text, IEnumerable<SecretPlace> places)
    {
        var result = new StringBuilder(text.Length);
        var (start, end, isKey) = (0, 0, false);
        var copied = 0;
        foreach (var place in places.OrderBy(static place => place.Start))
        {
            if (place.Start < end || (place.Start == end && place.IsKey == isKey && end > 0))
            {
                (end, isKey) = (Math.Max(end, place.End), isKey || place.IsKey);
                continue;
            }

            Close();
            (start, end, isKey) = (place.Start, place.End, place.IsKey);
        }

        Close();
        return result.Append(text, copied, text.Length - copied).ToString();

        void Close()
        {
            if (end > start)
            {
                result.Append(text, copied, start - copied).Append(isKey ? "[key]" : "[text]");
                copied = end;
            }
        }
    }
}
