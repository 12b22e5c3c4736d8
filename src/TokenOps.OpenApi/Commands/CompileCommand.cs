using System.IO;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Commands;

/// <summary>What the build runs: compiles a folder and writes both documents, each only when it changed.</summary>
internal static class CompileCommand
{
    public static int Run(string[] options, TextWriter output)
    {
        string? input = null, merged = null, lowered = null;
        for (var i = 0; i + 1 < options.Length; i += 2)
        {
            switch (options[i])
            {
                case "--input": input = options[i + 1]; break;
                case "--merged": merged = options[i + 1]; break;
                case "--lowered": lowered = options[i + 1]; break;
            }
        }

        if (input is null || merged is null || lowered is null)
        {
            output.WriteLine("TokenOps.OpenApi: error TOPS000: compile needs --input DIR, --merged FILE and --lowered FILE");
            return 2;
        }

        var compilation = SpecCompiler.CompileDirectory(input);
        foreach (var diagnostic in compilation.Diagnostics)
            output.WriteLine(diagnostic);
        if (!compilation.Succeeded)
            return 1;
        if (compilation.Lowered["paths"] is not JObject { Count: > 0 })
        {
            output.WriteLine(new Diagnostic(DiagnosticCodes.NotOpenApi, new SourceLocation(input, 1, 1), "no document describes an operation, so that there is no client to generate"));
            return 1;
        }

        WriteIfChanged(merged, compilation.Merged);
        WriteIfChanged(lowered, compilation.Lowered);
        return 0;
    }

    // An untouched file keeps its time stamp, so that nothing after it runs again.
    private static void WriteIfChanged(string path, JObject document)
    {
        var text = document.ToString(Formatting.Indented).ReplaceLineEndings("\n") + "\n";
        if (File.Exists(path) && File.ReadAllText(path) == text)
            return;

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
