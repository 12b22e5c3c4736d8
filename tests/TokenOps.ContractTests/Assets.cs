namespace TokenOps.ContractTests;

/// <summary>The files of tests/assets, as copied beside the tests.</summary>
internal static class Assets
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "assets");

    public static string Photo => Path.Combine(Folder, "photo.png");

    public static string Mask => Path.Combine(Folder, "mask.png");

    public static string Image(string name) => Path.Combine(Folder, "images", name);
}
