using System.Globalization;
using System.Text.RegularExpressions;

namespace TokenOps.Cli.Tests.Preview;

/// <summary>Reads sixel graphics as the VT340's manual describes them; what it does not know is an error.</summary>
internal static partial class SixelReader
{
    /// <summary>The colours in percent by column and row; null where nothing was drawn.</summary>
    public static (int R, int G, int B)?[,] Read(string text)
    {
        text.Should().StartWith("\eP").And.EndWith("\e\\");
        var raster = Raster().Match(text);
        raster.Success.Should().BeTrue();
        var pixels = new (int, int, int)?[Number(raster, "width"), Number(raster, "height")];
        var palette = new Dictionary<int, (int, int, int)>();
        int color = 0, x = 0, top = 0, at = raster.Length;
        while (at < text.Length - 2)
        {
            var token = Token().Match(text, at);
            token.Success.Should().BeTrue("'{0}' is known", text[at]);
            at += token.Length;
            if (token.Groups["color"].Success)
            {
                color = Number(token, "color");
                if (token.Groups["r"].Success)
                    palette[color] = (Number(token, "r"), Number(token, "g"), Number(token, "b"));
            }
            else if (token.Groups["sixel"].Success)
            {
                for (var count = token.Groups["count"].Success ? Number(token, "count") : 1; count > 0; count--, x++)
                {
                    var bits = token.Groups["sixel"].Value[0] - '?';
                    for (var row = 0; row < 6; row++)
                    {
                        if ((bits & (1 << row)) == 0)
                            continue;
                        pixels[x, top + row].Should().BeNull("no pixel is drawn twice");
                        pixels[x, top + row] = palette[color];
                    }
                }
            }
            else
            {
                x = 0;
                top += token.Value == "-" ? 6 : 0;
            }
        }

        return pixels;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A\eP0;1;0q""1;1;(?<width>[0-9]+);(?<height>[0-9]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Raster();

    [GeneratedRegex(@"\G(#(?<color>[0-9]+)(;2;(?<r>[0-9]+);(?<g>[0-9]+);(?<b>[0-9]+))?|(!(?<count>[0-9]+))?(?<sixel>[?-~])|\$|-)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
