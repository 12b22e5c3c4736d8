using System.Collections.Generic;
using System.Globalization;

namespace TokenOps;

/// <summary>A text's length in Unicode code points (<c>minLength</c>, <c>maxLength</c>), so that an emoji counts as one.</summary>
public sealed class CodePointLengthAttribute : SpecConstraintAttribute
{
    /// <summary>The least length.</summary>
    /// <value>0 unless set.</value>
    public int Minimum { get; set; }

    /// <summary>The greatest length.</summary>
    /// <value>No limit unless set.</value>
    public int Maximum { get; set; } = int.MaxValue;

    private protected override void Check(object? value, string member, List<ValidationFinding> findings)
    {
        // A text has at most as many code points as UTF-16 units, and at least half as many.
        if (value is not string text || (text.Length <= Maximum && text.Length / 2 >= Minimum))
        {
            return;
        }

        var length = CountCodePoints(text);
        if (length < Minimum)
        {
            findings.Add(new ValidationFinding("min-length", member, Characters(length) + " long", "at least " + Characters(Minimum) + " long"));
        }
        else if (length > Maximum)
        {
            findings.Add(new ValidationFinding("max-length", member, Characters(length) + " long", "at most " + Characters(Maximum) + " long"));
        }
    }

    internal static int CountCodePoints(string text)
    {
        var count = text.Length;
        for (var index = 1; index < text.Length; index++)
        {
            if (char.IsSurrogatePair(text[index - 1], text[index]))
            {
                count--;
                index++;
            }
        }

        return count;
    }

    private static string Characters(int count) =>
        count.ToString(CultureInfo.InvariantCulture) + (count == 1 ? " character" : " characters");
}
