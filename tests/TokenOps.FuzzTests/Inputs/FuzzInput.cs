using Newtonsoft.Json;

namespace TokenOps.FuzzTests.Inputs;

/// <summary>One input: a body, and how it is brought.</summary>
internal sealed record FuzzInput
{
    public required byte[] Body { get; init; }

    public int Status { get; init; } = 200;

    public string? ContentType { get; init; }

    public string? ContentEncoding { get; init; }

    /// <summary>How the text of the body is written down.</summary>
    public BodyCharset Charset { get; init; }

    /// <summary>How the body is really compressed, whatever the header says.</summary>
    public BodyCompression Compression { get; init; }

    /// <summary>Which byte of the body as sent is damaged; none when negative.</summary>
    public int Damage { get; init; } = -1;

    /// <summary>How often the body is repeated before it is compressed.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>What Content-Length says besides the truth; null leaves the header out.</summary>
    public long? LengthLie { get; init; }

    /// <summary>How many bytes a read brings: 0 all that fit, else this many and a few more or less.</summary>
    public int Piece { get; init; }

    /// <summary>Whether a read waits before it brings something.</summary>
    public bool Yields { get; init; }

    public BodyEnd End { get; init; }

    public string? RequestId { get; init; }

    public string? Location { get; init; }

    /// <summary>How many redirects come before the response.</summary>
    public int Redirects { get; init; }

    /// <summary>Whether decoded values go to streams.</summary>
    public bool ToStreams { get; init; }

    public string ToJson() => JsonConvert.SerializeObject(this, Formatting.Indented);

    public static FuzzInput FromJson(string json) => JsonConvert.DeserializeObject<FuzzInput>(json)!;
}
