namespace TokenOps.Stubs.Java;

/// <summary>Finds the Java command.</summary>
internal static class JavaLocator
{
    /// <summary>What to say where Java is missing or too old.</summary>
    public const string Needed = "The stubs need Java 11 or later: install a Java runtime, or set JAVA_HOME to one.";

    /// <summary>The command's path.</summary>
    /// <exception cref="StubEngineException">There is none.</exception>
    public static string Find(string? explicitPath)
    {
        if (explicitPath is not null)
        {
            return File.Exists(explicitPath) ? explicitPath : throw new StubEngineException(Needed);
        }

        var file = OperatingSystem.IsWindows() ? "java.exe" : "java";
        var home = Environment.GetEnvironmentVariable("JAVA_HOME");
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return (string.IsNullOrEmpty(home) ? folders : folders.Prepend(Path.Combine(home, "bin")))
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists) ?? throw new StubEngineException(Needed);
    }
}
