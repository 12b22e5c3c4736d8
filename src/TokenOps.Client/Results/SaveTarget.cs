using System;
using System.IO;

namespace TokenOps.Runtime;

/// <summary>What stands at a path that is to be written: nothing or a regular file, which is replaced, or something that is written into.</summary>
internal readonly struct SaveTarget
{
    private const int MaxLinks = 40;

    private SaveTarget(string path, bool isReplaced)
    {
        Path = path;
        IsReplaced = isReplaced;
    }

    /// <summary>The file itself, behind any symbolic links.</summary>
    public string Path { get; }

    /// <summary>
    /// True when the path is free or a regular file, which a complete file replaces; false for a device, a pipe or a
    /// descriptor, which stays and takes the bytes.
    /// </summary>
    /// <remarks>
    /// .NET does not tell regular files from devices and pipes, but of these only regular files have a length. An empty
    /// file is written into as well: it has no content that a failure could cost.
    /// </remarks>
    public bool IsReplaced { get; }

    /// <summary>Looks at a path that is not a directory.</summary>
    /// <param name="path">A full path.</param>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static SaveTarget Of(string path)
    {
        var target = Follow(path);
        var exists = File.Exists(path);
        if (target is null || (exists && !File.Exists(target)) || IsDevice(path))
            return new SaveTarget(path, isReplaced: false);

        return new SaveTarget(target, isReplaced: !exists || IsWindows || new FileInfo(target).Length > 0);
    }

    /// <summary>True on Windows, where devices are told by their names and replacing a file keeps its permissions.</summary>
    public static bool IsWindows => System.IO.Path.DirectorySeparatorChar == '\\';

    private static bool IsDevice(string path) => path.StartsWith(@"\\.\", StringComparison.Ordinal);

    // Null where the target cannot be named: it is written through the link.
    private static string? Follow(string path)
    {
#if NET8_0_OR_GREATER
        for (var count = 0; count <= MaxLinks; count++)
        {
            var folder = System.IO.Path.GetDirectoryName(path)!;
            if (IsDescriptors(folder))
                return null;
            if (new FileInfo(path).LinkTarget is not { } link)
                return path;

            path = System.IO.Path.GetFullPath(link, folder);
        }

        throw new IOException($"The path has more than {MaxLinks} symbolic links one behind the other, or they lead in a circle.");
#else
        // The attributes of a link whose target is missing can be read, too.
        try
        {
            return !File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint) && !IsDescriptors(System.IO.Path.GetDirectoryName(path)!) ? path : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return path;
        }
#endif
    }

    // Links of open files: the names behind them are no paths, or belong to files that somebody is writing.
    private static bool IsDescriptors(string folder) =>
        folder == "/dev/fd" || (folder.StartsWith("/proc/", StringComparison.Ordinal) && folder.EndsWith("/fd", StringComparison.Ordinal));
}
