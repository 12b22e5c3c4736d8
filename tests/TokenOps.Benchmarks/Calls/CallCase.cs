using System;
using System.Collections.Generic;
using System.Linq;

namespace TokenOps.Benchmarks.Calls;

/// <summary>One thing that users do, and how it is measured.</summary>
/// <param name="Name">Its name on the command line and in the table.</param>
/// <param name="Reply">The first segment of the server's path: with what it answers.</param>
/// <param name="WarmUp">How many calls make up one portion of those that are made before anything is measured.</param>
/// <param name="WarmUps">How many such portions there are at most, should the runtime go on compiling for so long.</param>
/// <param name="Calls">How many calls make up one slice; a slice is measured at once.</param>
/// <param name="Slices">How many slices are measured in each process.</param>
/// <param name="AtOnce">How many calls run at the same time. Those to the first event do so only while they warm up.</param>
/// <param name="Measures">What is measured.</param>
internal sealed record CallCase(string Name, string Reply, int WarmUp, int WarmUps, int Calls, int Slices, int AtOnce, params IReadOnlyList<CallMeasure> Measures)
{
    public const string EditReply = "edit";
    public const string ChatReply = "chat";
    public const string StreamReply = "stream";
    public const string PausingStreamReply = "stream-first";
    public const string EmbeddingsReply = "embeddings";

    public const string FirstEvent = "first event";

    private const string Cpu = "CPU";
    private const string Wall = "wall";
    private const string Bytes = "bytes";

    /// <summary>A process that makes one call and ends.</summary>
    public const string Start = "start";

    /// <summary>Gets all cases, in the order of the table.</summary>
    public static IReadOnlyList<CallCase> All { get; } =
    [
        new("edit-path", EditReply, 400, 12, 100, 16, 1, new(Cpu, "ms", 1.10, BelowOfficial: true), new(Bytes, "B", 1.0)),
        new("edit-path-64", EditReply, 640, 12, 128, 16, 64, new(Cpu, "ms", 1.15, BelowOfficial: true), new(Bytes, "B", 1.0)),
        new("chat", ChatReply, 400, 12, 100, 20, 1, new(Cpu, "ms", 1.4), new(Bytes, "B", 1.2)),
        new("stream", StreamReply, 40, 12, 5, 20, 1, new(Cpu, "ms", 2.5), new(Bytes, "B", 15)),
        new("stream-first", PausingStreamReply, 48, 12, 8, 6, 8, new CallMeasure(FirstEvent, "ms", 1.15)),
        new("embeddings", EmbeddingsReply, 1, 6, 1, 3, 1, new(Cpu, "ms", 1.5), new(Bytes, "B", 1.5)),
        new(Start, ChatReply, 0, 0, 1, 1, 1, new(Wall, "ms", 1.4, BelowOfficial: true), new(Cpu, "ms", 1.4, BelowOfficial: true)),
    ];

    public static CallCase Get(string name) => All.SingleOrDefault(item => item.Name == name)
        ?? throw new ArgumentException($"There is no case '{name}', but {string.Join(", ", All.Select(static item => item.Name))}.", nameof(name));
}
