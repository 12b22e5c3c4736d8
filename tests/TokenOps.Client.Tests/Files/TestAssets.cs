using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace TokenOps.Client.Tests;

/// <summary>The files of tests/assets, as copied beside the tests.</summary>
internal static class TestAssets
{
    private static readonly string Folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "assets");

    private static readonly string[] Extensions = [".png", ".jpg", ".webp", ".gif"];

    public static string Photo => Path.Combine(Folder, "photo.png");

    public static string Mask => Path.Combine(Folder, "mask.png");

    public static IReadOnlyList<string> ImageNames { get; } =
        [.. Directory.GetFiles(Path.Combine(Folder, "images")).Where(static f => Extensions.Contains(Path.GetExtension(f))).Select(static f => Path.GetFileName(f)).Order()];

    public static string Image(string name) => Path.Combine(Folder, "images", name);
}
