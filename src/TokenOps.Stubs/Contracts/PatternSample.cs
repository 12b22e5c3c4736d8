using System.Globalization;
using System.Text;

namespace TokenOps.Stubs.Contracts;

/// <summary>
/// Makes texts that a regular expression of the kind found in API documents matches: literals, classes, groups, alternatives and counts.
/// What it cannot read it leaves out; whether a text fits is for the caller to see.
/// </summary>
internal sealed class PatternSample
{
    private const string Candidates = "a1A_-.xz0Z /:@#";
    private const int MostRepeats = 100_000;

    private readonly string _pattern;
    private readonly int _more;
    private readonly int _choice;
    private int _at;

    private PatternSample(string pattern, int more, int choice)
    {
        _pattern = pattern;
        _more = more;
        _choice = choice;
    }

    /// <summary>Returns texts, the shortest first.</summary>
    /// <param name="pattern">The regular expression.</param>
    /// <param name="least">How many characters are wanted at least.</param>
    public static IEnumerable<string> Of(string pattern, int least)
    {
        foreach (var more in ((int[])[0, 1, 2, 4, 8, 16, 32, least]).Where(count => count <= MostRepeats).Distinct())
        {
            for (var choice = 0; choice < 3; choice++)
            {
                yield return new PatternSample(pattern, more, choice).Alternatives(0);
            }
        }
    }

    private string Alternatives(int depth)
    {
        var branches = new List<string> { Sequence(depth) };
        while (_at < _pattern.Length && _pattern[_at] == '|')
        {
            _at++;
            branches.Add(Sequence(depth));
        }

        return branches[Math.Min(_choice, branches.Count - 1)];
    }

    private string Sequence(int depth)
    {
        var text = new StringBuilder();
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')') && text.Length <= MostRepeats)
        {
            var atom = Atom(depth);
            var (least, most) = Count();
            var count = Math.Min(Math.Min(Math.Max(least, (long)least + _more), most), MostRepeats);
            for (var i = 0; i < (atom.Length == 0 ? 0 : count); i++)
            {
                text.Append(atom);
            }
        }

        return text.ToString();
    }

    private string Atom(int depth)
    {
        var character = _pattern[_at++];
        switch (character)
        {
            case '^' or '$':
                return string.Empty;
            case '.':
                return "x";
            case '[':
                return Class();
            case '\\' when _at < _pattern.Length:
                return Escape(_pattern[_at++]);
            case '(' when depth < 50:
                return Group(depth);
            default:
                return character.ToString();
        }
    }

    private string Group(int depth)
    {
        var isAssertion = false;
        if (_at + 1 < _pattern.Length && _pattern[_at] == '?')
        {
            isAssertion = _pattern[_at + 1] is '=' or '!' || (_pattern[_at + 1] == '<' && _at + 2 < _pattern.Length && _pattern[_at + 2] is ('=' or '!'));
            while (_at < _pattern.Length && _pattern[_at] is not (':' or '=' or '!' or '>' or ')'))
            {
                _at++;
            }

            _at += _at < _pattern.Length && _pattern[_at] != ')' ? 1 : 0;
        }

        var inner = Alternatives(depth + 1);
        _at += _at < _pattern.Length ? 1 : 0;
        return isAssertion ? string.Empty : inner;
    }

    private string Escape(char character) => character switch
    {
        'd' => "1",
        'w' => "a",
        's' => " ",
        'S' or 'D' or 'W' => character == 'W' ? "-" : "x",
        'n' => "\n",
        't' => "\t",
        'r' => "\r",
        'b' or 'B' or 'A' or 'z' or 'Z' or 'G' => string.Empty,
        'u' => Code(4),
        'x' => Code(2),
        'p' or 'P' => Category(),
        _ => character.ToString(),
    };

    private string Code(int digits)
    {
        if (_at + digits > _pattern.Length || !int.TryParse(_pattern.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return string.Empty;
        }

        _at += digits;
        return ((char)code).ToString();
    }

    private string Category()
    {
        var end = _at < _pattern.Length && _pattern[_at] == '{' ? _pattern.IndexOf('}', _at) : -1;
        _at = end < 0 ? _at : end + 1;
        return end >= 0 && _pattern[..end].EndsWith('N') ? "1" : "a";
    }

    private string Class()
    {
        var isNegated = _at < _pattern.Length && _pattern[_at] == '^';
        _at += isNegated ? 1 : 0;
        var members = new List<(char From, char To)>();
        for (var isFirst = true; _at < _pattern.Length && (isFirst || _pattern[_at] != ']'); isFirst = false)
        {
            var from = One();
            if (from.Length > 0 && _at + 1 < _pattern.Length && _pattern[_at] == '-' && _pattern[_at + 1] != ']')
            {
                _at++;
                var to = One();
                members.Add((from[0], to.Length > 0 ? to[0] : from[0]));
            }
            else if (from.Length > 0)
            {
                members.Add((from[0], from[0]));
            }
        }

        _at += _at < _pattern.Length ? 1 : 0;
        if (!isNegated)
        {
            return members.Count == 0 ? string.Empty : members[Math.Min(_choice, members.Count - 1)].From.ToString();
        }

        return Candidates.Concat(Enumerable.Range('!', 94).Select(code => (char)code))
            .FirstOrDefault(candidate => !members.Exists(member => candidate >= member.From && candidate <= member.To)) is var free and not '\0' ? free.ToString() : string.Empty;
    }

    private string One()
    {
        var character = _pattern[_at++];
        return character == '\\' && _at < _pattern.Length ? Escape(_pattern[_at++]) : character.ToString();
    }

    private (int Least, int Most) Count()
    {
        if (_at >= _pattern.Length)
        {
            return (1, 1);
        }

        var (least, most) = (1, 1);
        switch (_pattern[_at])
        {
            case '*':
                (least, most) = (0, int.MaxValue);
                break;
            case '+':
                (least, most) = (1, int.MaxValue);
                break;
            case '?':
                (least, most) = (0, 1);
                break;
            case '{' when _pattern.IndexOf('}', _at) is > 0 and var end:
                var parts = _pattern[(_at + 1)..end].Split(',');
                if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out least))
                {
                    return (1, 1);
                }

                most = parts.Length == 1 ? least : int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var upper) ? upper : int.MaxValue;
                _at = end;
                break;
            default:
                return (1, 1);
        }

        _at++;
        _at += _at < _pattern.Length && _pattern[_at] is ('?' or '+') ? 1 : 0;
        return (least, most);
    }
}
