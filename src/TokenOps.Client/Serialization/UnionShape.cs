using System;
using System.Collections.Generic;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>Tells which branch of a union of objects an object is.</summary>
/// <param name="discriminator">The member whose text tells it; null when no single member does.</param>
/// <param name="branches">The branches, in the order of the document.</param>
internal sealed class UnionShape(string? discriminator, UnionBranch[] branches)
{
    private const int NoBranch = -1;

    private readonly Dictionary<string, int> _byText = Index(discriminator, branches);

    /// <summary>Chooses a branch.</summary>
    /// <param name="reader">Stands at the object's start.</param>
    /// <param name="again">A reader that stands there too, to read the object with.</param>
    /// <returns>The index of the branch; -1 when the object is none of them.</returns>
    public int Choose(JsonReader reader, out JsonReader again)
    {
        var utf8 = JsonMembers.Rereadable(reader);
        again = utf8;
        using var ahead = utf8.Fork();
        return Look(ahead);
    }

    // The member that tells it mostly comes first, and then nothing else has to be looked at.
    private int Look(Utf8TextReader ahead)
    {
        var members = new List<Member>();
        while (JsonMembers.Next(ahead) is { } name)
        {
            var member = new Member(name, KindOf(ahead.TokenType), JsonMembers.TextOf(ahead));
            if (name == discriminator && member.Text is not null && _byText.TryGetValue(member.Text, out var index) && index != NoBranch)
                return index;

            members.Add(member);
            ahead.Skip();
        }

        return Best(members);
    }

    private int Best(List<Member> members)
    {
        var best = NoBranch;
        var bestScore = 0L;
        for (var i = 0; i < branches.Length; i++)
        {
            var score = Score(branches[i], members);
            if (score > bestScore)
                (best, bestScore) = (i, score);
        }

        return best;
    }

    // 0 is no match. Constants outweigh everything, then that all required members are there, then how much is known.
    private static long Score(UnionBranch branch, List<Member> members)
    {
        var constants = 0;
        foreach (var (name, texts) in branch.Constants)
        {
            if (members.Find(m => m.Name == name) is not { Kind: not JsonKinds.None } found)
                continue;
            if (found.Text is null || Array.IndexOf(texts, found.Text) < 0)
                return 0;
            constants++;
        }

        var required = 0;
        var fitting = 0;
        for (var i = 0; i < branch.Names.Length; i++)
        {
            if (members.Find(m => m.Name == branch.Names[i]) is not { } member)
                continue;
            required += i < branch.Required ? 1 : 0;
            fitting += member.Kind == JsonKinds.None ? 0 : (branch.Kinds[i] & member.Kind) != JsonKinds.None ? 2 : -2;
        }

        if (constants == 0 && required < branch.Required)
            return 0;

        var unknown = members.FindAll(m => Array.IndexOf(branch.Names, m.Name) < 0).Count;
        if (constants == 0 && fitting <= 0 && members.Count > 0)
            return 0;
        return 1 + (constants * 1_000_000_000L) + (required == branch.Required ? 100_000_000L : 0) + 1_000_000L + (fitting * 100L) - unknown + (required * 10L);
    }

    internal static JsonKinds KindOf(JsonToken token) => token switch
    {
        JsonToken.String or JsonToken.Date => JsonKinds.Text,
        JsonToken.Integer or JsonToken.Float => JsonKinds.Number,
        JsonToken.Boolean => JsonKinds.Boolean,
        JsonToken.StartObject => JsonKinds.Object,
        JsonToken.StartArray => JsonKinds.Array,
        _ => JsonKinds.None,
    };

    // A text that several branches share leads to none of them: their other members decide.
    private static Dictionary<string, int> Index(string? discriminator, UnionBranch[] branches)
    {
        var result = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < branches.Length; i++)
        {
            foreach (var (name, texts) in branches[i].Constants)
            {
                foreach (var text in name == discriminator ? texts : [])
                    result[text] = result.ContainsKey(text) ? NoBranch : i;
            }
        }

        return result;
    }

    private sealed record Member(string Name, JsonKinds Kind, string? Text);
}
