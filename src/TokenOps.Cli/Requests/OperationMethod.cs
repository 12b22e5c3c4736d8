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
    private static readonly string[] BodyNames = ["request", "content"];

    private readonly PropertyInfo _client;
    private readonly MethodInfo? _send;
    private readonly MethodInfo? _stream;

    private OperationMethod(PropertyInfo client, string name, MethodInfo? send, MethodInfo? stream)
    {
        _client = client;
        _send = send;
        _stream = stream;
        Name = name;
        var parameters = (send ?? stream)!.GetParameters();
        Path = [.. parameters.TakeWhile(p => !IsOptions(p) && !BodyNames.Contains(p.Name, StringComparer.Ordinal))];
        Body = Array.Find(parameters, p => BodyNames.Contains(p.Name, StringComparer.Ordinal));
        OptionsType = Array.Find(parameters, IsOptions)!.ParameterType;
    }

    /// <summary>The client's name in <see cref="TokenOpsClient"/>.</summary>
    public string Client => _client.Name;

    /// <summary>The operation's name in C#, without the suffix.</summary>
    public string Name { get; }

    /// <summary>The arguments that stand in the path, in its order.</summary>
    public IReadOnlyList<ParameterInfo> Path { get; }

    /// <summary>The argument that is the body; null when there is none.</summary>
    public ParameterInfo? Body { get; }

    /// <summary>The type of the options, which holds all other parameters.</summary>
    public Type OptionsType { get; }

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
               .Where(m => m.Name.EndsWith(Suffix, StringComparison.Ordinal) && m.GetParameters().Any(IsOptions) && !IsComposed(m))
               .GroupBy(OperationName, StringComparer.Ordinal)
           select new OperationMethod(client, methods.Key, methods.FirstOrDefault(m => !IsStreaming(m)), methods.FirstOrDefault(IsStreaming)),
    ];

    /// <summary>Returns arguments that give nothing yet.</summary>
    public OperationArguments NewArguments() => new(new object?[Path.Count], null, (CallOptions)Activator.CreateInstance(OptionsType)!);

    /// <summary>Sends the request. The result is null for an operation that replies with nothing.</summary>
    public async Task<object?> SendAsync(TokenOpsClient client, OperationArguments arguments, CancellationToken cancellationToken)
    {
        var task = (Task)Invoke(_send!, client, arguments, cancellationToken);
        await task.ConfigureAwait(false);

        // What is declared as a task without a result may still be one that carries something inside.
        return _send!.ReturnType == typeof(Task) ? null : task.GetType().GetProperty("Result")!.GetValue(task);
    }

    /// <summary>Sends the request and reads the stream of events.</summary>
    public IAsyncEnumerable<object> Stream(TokenOpsClient client, OperationArguments arguments, CancellationToken cancellationToken) =>
        (IAsyncEnumerable<object>)Invoke(_stream!, client, arguments, cancellationToken);

    private object Invoke(MethodInfo method, TokenOpsClient client, OperationArguments arguments, CancellationToken cancellationToken)
    {
        object?[] all = [.. arguments.Path, .. Body is null ? (object?[])[] : [arguments.Body], arguments.Options, cancellationToken];
        return method.Invoke(_client.GetValue(client), BindingFlags.DoNotWrapExceptions, binder: null, all, culture: null)!;
    }

    private static bool IsOptions(ParameterInfo parameter) => typeof(CallOptions).IsAssignableFrom(parameter.ParameterType);

    // Made of several calls: through all pages of a list, or until a job is done.
    private static bool IsComposed(MethodInfo method) =>
        (IsStreaming(method) && !method.Name.EndsWith(StreamingSuffix, StringComparison.Ordinal)) || method.GetParameters().Any(p => p.ParameterType == typeof(PollingOptions));

    private static bool IsStreaming(MethodInfo method) => method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>);

    private static string OperationName(MethodInfo method) =>
        IsStreaming(method) ? method.Name[..^StreamingSuffix.Length] : method.Name[..^Suffix.Length];
}
