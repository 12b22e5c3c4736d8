using System;
using System.Globalization;
using System.Runtime.InteropServices;

namespace TokenOps.Runtime;

/// <summary>A number of a request or a constraint: exact where decimal can hold it, double where only that reaches.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct SpecNumber
{
    private readonly decimal? _exact;
    private readonly double _approximate;

    private SpecNumber(decimal? exact, double approximate)
    {
        _exact = exact;
        _approximate = approximate;
    }

    public static bool TryFrom(object value, out SpecNumber number)
    {
        switch (value)
        {
            case int or long or short or byte or uint or ulong or ushort or sbyte or decimal:
                number = FromDecimal(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
                return true;
            case double or float:
                // By way of the text: a float's neighbour in double is not the number that was written.
                number = FromDouble(double.Parse(WireValue.Format(value), CultureInfo.InvariantCulture));
                return true;
            default:
                number = default;
                return false;
        }
    }

    public static SpecNumber Parse(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? FromDecimal(exact)
            : FromDouble(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));

    /// <summary>Less than, equal to or greater than zero as usual; null when one of the two is not a number.</summary>
    public int? CompareTo(SpecNumber other)
    {
        if (double.IsNaN(_approximate) || double.IsNaN(other._approximate))
        {
            return null;
        }

        return _exact is { } mine && other._exact is { } theirs
            ? mine.CompareTo(theirs)
            : _approximate.CompareTo(other._approximate);
    }

    public bool IsMultipleOf(SpecNumber step) =>
        _exact is { } mine && step._exact is { } theirs
            ? mine % theirs == 0
            : _approximate % step._approximate == 0;

    private static SpecNumber FromDecimal(decimal value) => new(value, (double)value);

    private static SpecNumber FromDouble(double value)
    {
        // decimal holds 0.07 where double holds a neighbour of it: the value that the caller wrote is the one to judge.
        // Below 1e-10 the conversion would lose digits, above 7e28 it fails.
        var size = Math.Abs(value);
        return size == 0 || (size >= 1e-10 && size < 7e28) ? new SpecNumber((decimal)value, value) : new SpecNumber(null, value);
    }
}
