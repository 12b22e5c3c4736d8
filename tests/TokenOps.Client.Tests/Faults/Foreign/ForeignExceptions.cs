using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Reflection;
using System.Text.RegularExpressions;
using Newtonsoft.Json;

namespace TokenOps.Client.Tests.Faults.Foreign;

/// <summary>Makes exceptions of other families than the client's.</summary>
internal static class ForeignExceptions
{
    /// <summary>Every public exception of the platform and of the libraries beneath the client that can be made.</summary>
    public static IReadOnlyList<Func<Exception>> All { get; } = Find();

    /// <summary>One of each kind that the client tells from others, for steps that are tried in many variants.</summary>
    public static IReadOnlyList<Func<Exception>> Kinds { get; } =
    [
        .. new[]
        {
            typeof(HttpRequestException), typeof(IOException), typeof(SocketException), typeof(InvalidDataException), typeof(InvalidOperationException), typeof(ObjectDisposedException),
            typeof(ArgumentException), typeof(OperationCanceledException), typeof(TimeoutException), typeof(OutOfMemoryException), typeof(NullReferenceException), typeof(OwnException),
        }.Select(static type => Maker(type)!),
    ];

    private static List<Func<Exception>> Find()
    {
        var assemblies = new[] { typeof(object), typeof(HttpClient), typeof(Socket), typeof(Uri), typeof(Regex), typeof(JsonException), typeof(Polly.ResiliencePipeline), typeof(OwnException) };
        return [.. assemblies.Select(static type => type.Assembly).Distinct().SelectMany(static assembly => assembly.GetTypes()).Select(Maker).OfType<Func<Exception>>()];
    }

    private static Func<Exception>? Maker(Type type)
    {
        if (!typeof(Exception).IsAssignableFrom(type) || type.IsAbstract || type.ContainsGenericParameters || type.IsDefined(typeof(ObsoleteAttribute))
            || !(type.IsPublic || type == typeof(OwnException)))
        {
            return null;
        }

        return type.GetConstructor([typeof(string)]) is { } named ? () => (Exception)named.Invoke(["foreign"])
            : type.GetConstructor(Type.EmptyTypes) is { } plain ? () => (Exception)plain.Invoke(null)
            : null;
    }

    internal sealed class OwnException : Exception;
}
