using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Client.Tests.Faults.Foreign;

/// <summary>One public method of the client that makes a call, found by reflection so that the next page's are among them.</summary>
internal sealed class AnyOperation(PropertyInfo client, MethodInfo method)
{
    public static IReadOnlyList<AnyOperation> All { get; } =
    [
        .. from client in typeof(TokenOpsClient).GetProperties(BindingFlags.Instance | BindingFlags.Public)
           where client.PropertyType.Assembly == typeof(TokenOpsClient).Assembly
           from method in client.PropertyType.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
           where typeof(Task).IsAssignableFrom(method.ReturnType) || EventType(method) is not null
           select new AnyOperation(client, method),
    ];

    public bool IsStreaming => EventType(method) is not null;

    /// <summary>Makes the call, with the file in every place that takes one, and reads what comes to its end.</summary>
    /// <returns>The result, or the last event.</returns>
    public async Task<object?> CallAsync(TokenOpsClient api, FilePart file, CallOptions options)
    {
        var arguments = method.GetParameters().Select(parameter => Argument(parameter.ParameterType, file, options)).ToArray();
        object? result;
        try
        {
            result = method.Invoke(client.GetValue(api), arguments);
        }
        catch (TargetInvocationException error)
        {
            throw error.InnerException!;
        }

        if (EventType(method) is { } type)
        {
            return await (Task<object?>)typeof(AnyOperation).GetMethod(nameof(LastAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [result])!;
        }

        await (Task)result!;
        return result.GetType().GetProperty("Result")?.GetValue(result);
    }

    public override string ToString() => client.Name + "." + method.Name + "/" + method.GetParameters().Length;

    private static Type? EventType(MethodInfo method) =>
        method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>) ? method.ReturnType.GetGenericArguments()[0] : null;

    private static async Task<object?> LastAsync<T>(IAsyncEnumerable<T> events)
    {
        object? last = null;
        await foreach (var item in events)
        {
            last = item;
        }

        return last;
    }

    private static object? Argument(Type type, FilePart file, CallOptions options) =>
        type == typeof(CancellationToken) ? CancellationToken.None
        : type == typeof(CallOptions) ? options
        : Sample(type, file, depth: 0);

    private static object? Sample(Type type, FilePart file, int depth)
    {
        if (type == typeof(string))
        {
            return "x";
        }

        if (type == typeof(FilePart))
        {
            return file;
        }

        if (type.IsAbstract || type.IsValueType || depth > 3 || type.GetConstructor(Type.EmptyTypes) is null)
        {
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        }

        var made = Activator.CreateInstance(type)!;
        if (made is IList<FilePart> files)
        {
            files.Add(file);
            return made;
        }

        foreach (var property in type.GetProperties().Where(static property => property.CanWrite && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsValueType))
        {
            property.SetValue(made, Sample(property.PropertyType, file, depth + 1));
        }

        return made;
    }
}
