using System.IO;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Commands;

/// <summary>What the build runs after NSwag failed: says why, in one line that links to the file to repair.</summary>
internal static class ExplainNSwagCommand
{
    public static int Run(string[] options, TextWriter output)
    {
        string? log = null, templates = null, config = null;
        for (var i = 0; i + 1 < options.Length; i += 2)
        {
            switch (options[i])
            {
                case "--log": log = options[i + 1]; break;
                case "--templates": templates = options[i + 1]; break;
                case "--config": config = options[i + 1]; break;
            }
        }

        if (log is null || templates is null || config is null)
        {
            output.WriteLine("TokenOps.OpenApi: error TOPS000: explain-nswag needs --log FILE, --templates DIR and --config FILE");
            return 2;
        }

        output.WriteLine(NSwagFailure.Explain(File.ReadAllText(log), templates, config));
        return 1;
    }
}
