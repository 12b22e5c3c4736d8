using System;
using System.Runtime.CompilerServices;
using TokenOps.Benchmarks.Calls.Floor;

namespace TokenOps.Benchmarks.Calls;

/// <summary>Those that are compared, by their names. Each is made in a method of its own, so that no process loads the libraries of the others.</summary>
internal static class CallSubjects
{
    public const string Floor = "floor";
    public const string Ours = "tokenops";
    public const string Official = "official";

    /// <summary>The official SDK where the server answers with numbers although base64 was asked for.</summary>
    public const string OfficialNumbers = "official-numbers";

    /// <summary>Makes one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="server">The address of the server.</param>
    /// <param name="reply">With what the server is to answer.</param>
    public static ICallSubject Create(string name, string server, string reply) => name switch
    {
        Floor => CreateFloor(new Uri($"{server}/{reply}/v1/")),
        Ours => CreateOurs(new Uri($"{server}/{reply}/v1/")),
        Official => CreateOfficial(new Uri($"{server}/{reply}/v1/")),
        OfficialNumbers => CreateOfficial(new Uri($"{server}/{CallServer.NumbersOnly}/v1/")),
        _ => throw new ArgumentException($"Unknown subject {name}.", nameof(name)),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static FloorSubject CreateFloor(Uri address) => new(address);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static OurSubject CreateOurs(Uri address) => new(address);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static OfficialSubject CreateOfficial(Uri address) => new(address);
}
