using System.IO;

namespace TokenOps.Cli.Requests;

/// <summary>A file that the user names on the command line.</summary>
internal static class InputFile
{
    /// <exception cref="UsageException">There is no such file, or it is a folder.</exception>
    public static FilePart Open(string path)
    {
        if (Directory.Exists(path))
            throw new UsageException($"'{path}' is a folder; name an image file in it.");
        if (!File.Exists(path))
            throw new UsageException(path.StartsWith('-') ? $"There is no option '{path}'; --help shows those there are." : $"There is no file '{path}'.");
        return FilePart.FromFile(path);
    }
}
