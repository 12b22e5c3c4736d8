using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Cli.Output;

namespace TokenOps.Cli.Requests;

/// <summary>One operation of the generated client, found by reflection, so that a new endpoint needs no code here.</summary>
internal sealed class OperationMethod
{
    private const string Suffix = "Async";
    private const string StreamingSuffix = "StreamingAsync";

    private readonly PropertyInfo _client;
    private readonly MethodInfo? _send;
    private readonly MethodInfo? _stream;

    private OperationMethod(PropertyInfo client, string name, MethodInfo? send, MethodInfo? stream)
    {
        _client = client;
        _send = send;
        _stream = stream;
        Name = name;
        RequestType = (send ?? stream)!.GetParameters().Select(p => p.ParameterType).FirstOrDefault(t => t != typeof(CallOptions) && t != typeof(CancellationToken));
    }

    /// <summary>The client's name in <see cref="TokenOpsClient"/>.</summary>
    public string Client => _client.Name;

    /// <summary>The operation's name in C#, without the suffix.</summary>
    public string Name { get; }

    /// <summary>What the operation takes; null when it takes nothing.</summary>
    public Type? RequestType { get; }

    /// <summary>Whether the reply can be a stream of events.</summary>
    public bool CanStream => _stream is not null;

    /// <summary>Whether the reply can be something other than a stream.</summary>
    public bool CanSend => _send is not null;

    /// <summary>Whether a reply or event may hold something that belongs into files.</summary>
    public bool CanSave => ReplyTypes.Any(SavableTypes.MayBeIn);

    /// <summary>Whether a reply or event without anything that belongs into files is one without a result.</summary>
    public bool MustSave => ReplyTypes.All(SavableTypes.MustBeIn);

    private IEnumerable<Type> ReplyTypes => new[] { _send, _stream }.OfType<MethodInfo>().Select(static method => method.ReturnType);

    /// <summary>Every operation of the client.</summary>
    public static IReadOnlyList<OperationMethod> All() =>
    [
        .. from client in typeof(TokenOpsClient).GetProperties(BindingFlags.Public | BindingFlags.Instance)
           from methods in client.PropertyType.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
               .Where(m => m.Name.EndsWith(Suffix, StringComparison.Ordinal) && m.GetParameters().Any(p => p.ParameterType == typeof(CallOptions)))
               .GroupBy(OperationName, StringComparer.Ordinal)
           select new OperationMethod(client, methods.Key, methods.FirstOrDefault(m => !IsStreaming(m)), methods.FirstOrDefault(IsStreaming)),
    ];

    /// <summary>Sends the request. The result is null for an operation that replies with nothing.</summary>
    public async Task<object?> SendAsync(TokenOpsClient client, object? request, CallOptions options, CancellationToken cancellationToken)
    {
        var task = (Task)Invoke(_send!, client, request, options, cancellationToken);
        await task.ConfigureAwait(false);

        // What is declared as a task without a result may still be one that carries something inside.
        return _send!.ReturnType == typeof(Task) ? null : task.GetType().GetProperty("Result")!.GetValue(task);
    }

    /// <summary>Sends the request and reads the stream of events.</summary>
    public IAsyncEnumerable<object> Stream(TokenOpsClient client, object? request, CallOptions options, CancellationToken cancellationToken) =>
        (IAsyncEnumerable<object>)Invoke(_stream!, client, request, options, cancellationToken);

    private object Invoke(MethodInfo method, TokenOpsClient client, object? request, CallOptions options, CancellationToken cancellationToken)
    {
        object?[] arguments = RequestType is null ? [options, cancellationToken] : [request, options, cancellationToken];
        return method.Invoke(_client.GetValue(client), BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null)!;
    }

    private static bool IsStreaming(MethodInfo method) => method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>);

    private static string OperationName(MethodInfo method) =>
        IsStreaming(method) ? method.Name[..^StreamingSuffix.Length] : method.Name[..^Suffix.Length];
}
