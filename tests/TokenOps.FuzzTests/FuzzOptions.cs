using System.Globalization;

namespace TokenOps.FuzzTests;

/// <summary>What the command was asked for.</summary>
internal sealed class FuzzOptions
{
    public const string Usage = """
        Usage: dotnet run -c Release --project tests/TokenOps.FuzzTests -- [options]
          --seconds N       how long to run (60 unless --inputs is given)
          --inputs N        how many inputs to run
          --seed N          where the random numbers begin (1)
          --targets A,B     which targets to run: response, error, events, link, form, image (all)
          --findings DIR    where inputs that found something are written (artifacts/fuzz)
          --replay FILE     runs one input that was written there, and says what happens
        """;

    public TimeSpan? Time { get; private set; }

    public long? Inputs { get; private set; }

    public int Seed { get; private set; } = 1;

    public string[]? Targets { get; private set; }

    public string Findings { get; private set; } = Path.Combine("artifacts", "fuzz");

    public string? Replay { get; private set; }

    /// <summary>The arguments themselves, to be parsed once more beyond the border of a load context.</summary>
    public required string[] Arguments { get; init; }

    /// <summary>Returns null for what is not understood.</summary>
    public static FuzzOptions? Parse(string[] args)
    {
        var options = new FuzzOptions { Arguments = args };
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !options.Take(args[i], args[i + 1]))
                return null;
        }

        if (options is { Time: null, Inputs: null })
            options.Time = TimeSpan.FromSeconds(60);

        return options;
    }

    private bool Take(string name, string value)
    {
        switch (name)
        {
            case "--seconds" when double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds):
                Time = TimeSpan.FromSeconds(seconds);
                return true;
            case "--inputs" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var inputs):
                Inputs = inputs;
                return true;
            case "--seed" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed):
                Seed = seed;
                return true;
            case "--targets":
                Targets = value.Split(',');
                return true;
            case "--findings":
                Findings = value;
                return true;
            case "--replay":
                Replay = value;
                return true;
            default:
                return false;
        }
    }
}
