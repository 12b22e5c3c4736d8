using System;
using System.IO;

namespace TokenOps.Cli.Output;

/// <summary>Looks at the place for the files before anything is sent: what is found only afterwards costs the images.</summary>
internal static class OutputCheck
{
    private const string Option = "--output: ";

    /// <summary>Finds out what can be found out without writing.</summary>
    /// <param name="output">The file or folder that the user named; null for the current folder.</param>
    /// <param name="force">Whether an existing file may be overwritten.</param>
    /// <exception cref="UsageException">Nothing can be written there; the message says what was found.</exception>
    public static void Check(string? output, bool force)
    {
        if (output is null)
            CheckFolder(Directory.GetCurrentDirectory(), "The current folder");
        else if (output.Length == 0 || output.Contains('\0', StringComparison.Ordinal))
            throw new UsageException(Option + "expected a file or a folder, found " + (output.Length == 0 ? "an empty text." : "a character that no path can have."));
        else
            CheckPath(output, force);
    }

    private static void CheckPath(string output, bool force)
    {
        var full = Path.GetFullPath(output);
        var isFolder = Path.EndsInDirectorySeparator(output);
        if (Directory.Exists(full))
        {
            CheckFolder(full, $"The folder '{output}'");
            return;
        }

        // Directory.Exists says no to a link whose target is missing: such a link is followed when the file is written.
        if (isFolder && File.Exists(full.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)))
            throw new UsageException($"{Option}expected a folder, because the path ends in a separator, found the file '{output.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)}'.");

        var target = File.Exists(full) || !isFolder ? Target(full, output) : full;
        if (File.Exists(target) && IsWrittenInto(target))
            return;
        if (File.Exists(target))
            CheckFile(target, output, force);

        CheckAncestor(target, output, isFolder);
    }

    // What is empty may be a device or a pipe, which must not be opened for a trial; nor is there anything to lose.
    private static bool IsWrittenInto(string path) => new FileInfo(path).Length == 0;

    private static void CheckFile(string path, string output, bool force)
    {
        if (!force)
            throw new UsageException($"{Option}the file '{output}' exists already; name another one, or a folder, or overwrite it with --force. Nothing was sent.");

        Try(() => new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete).Dispose(), $"The file '{output}'");
    }

    private static void CheckAncestor(string path, string output, bool isFolder)
    {
        var folder = isFolder ? path : Path.GetDirectoryName(path);
        while (folder is not null && !Directory.Exists(folder))
        {
            if (File.Exists(folder))
                throw new UsageException($"{Option}'{output}' cannot be there, because '{folder}' is a file and no folder.");
            folder = Path.GetDirectoryName(folder);
        }

        if (folder is null)
            throw new UsageException($"{Option}'{output}' cannot be there: its drive or root does not exist.");

        CheckFolder(folder, $"The folder '{folder}'");
        if (!isFolder && folder == Path.GetDirectoryName(path) && !File.Exists(path))
            Try(() => Probe(path), $"The file '{output}'");
    }

    private static void CheckFolder(string path, string name) => Try(() => Probe(Path.Combine(path, $".{Guid.NewGuid():N}.tmp")), name);

    // The only way to know that holds for permissions, access lists, read-only disks and names of every kind.
    private static void Probe(string path) =>
        new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose).Dispose();

    private static string Target(string path, string output)
    {
        if (new FileInfo(path).LinkTarget is null)
            return path;

        string? target = null;
        Try(() => target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName, $"The link '{output}'");
        return target is null || (File.Exists(path) && !File.Exists(target)) ? path : target;
    }

    private static void Try(Action action, string what)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UsageException($"{Option}{char.ToLowerInvariant(what[0])}{what[1..]} cannot be written: {Cause(exception)}. Nothing was sent.");
        }
    }

    // The system's messages name the trial file, which nobody knows.
    private static string Cause(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "permission denied",
        FileNotFoundException or DirectoryNotFoundException => "it takes no new files",
        PathTooLongException => "its name is too long",
        _ => exception.Message.Split(" : '")[0].TrimEnd('.'),
    };
}
