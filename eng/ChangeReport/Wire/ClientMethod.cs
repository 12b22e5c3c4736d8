using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Contracts;

namespace TokenOps.ChangeReport.Wire;

/// <summary>One method of a packaged client, called by the names that the document gives to its values.</summary>
internal sealed class ClientMethod
{
    private static readonly string[] Endings = ["Async", "TextAsync", "BinaryAsync", "StreamingAsync"];
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings { DateParseHandling = DateParseHandling.None });

    private readonly PackagedClient _package;
    private readonly PropertyInfo _client;
    private readonly MethodInfo _method;

    private ClientMethod(PackagedClient package, PropertyInfo client, MethodInfo method) => (_package, _client, _method) = (package, client, method);

    /// <summary>Gets the method's name.</summary>
    public string Name => _method.Name;

    /// <summary>Gets what the method returns.</summary>
    public Type ReturnType => _method.ReturnType;

    /// <summary>Returns the methods of one operation, at most one for each form of its response.</summary>
    /// <param name="package">The client.</param>
    /// <param name="client">The name of the operation's group.</param>
    /// <param name="name">The operation's name, without an ending.</param>
    public static IEnumerable<ClientMethod> Find(PackagedClient package, string client, string name)
    {
        if (package.Find("TokenOpsClient")?.GetProperty(client) is not { } property)
            return [];
        return property.PropertyType.GetMethods()
            .Where(m => Endings.Any(e => m.Name == name + e) && Array.Exists(m.GetParameters(), IsOptions))
            .GroupBy(m => m.Name, StringComparer.Ordinal)
            .Select(g => new ClientMethod(package, property, g.MaxBy(m => m.GetParameters().Length)!));
    }

    /// <summary>Calls the method with an example.</summary>
    /// <param name="client">A client of the package.</param>
    /// <param name="contract">The operation's parameters with their examples.</param>
    /// <param name="body">The body's value; null for none.</param>
    /// <returns>What the method returns: a task or a sequence.</returns>
    public object Call(object client, OperationContract contract, JToken? body)
    {
        var inPath = contract.PathNames.ToList();
        var parameters = _method.GetParameters();
        var values = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            var type = parameters[i].ParameterType;
            values[i] = IsOptions(parameters[i]) ? Options(type, contract)
                : type == typeof(System.Threading.CancellationToken) ? System.Threading.CancellationToken.None
                : i < inPath.Count ? contract.Parameters.First(p => p.In == "path" && p.Name == inPath[i]).Example.ToObject(type, Serializer)
                : body is null ? null
                : Value(type, body);
        }

        return _method.Invoke(_client.GetValue(client), BindingFlags.DoNotWrapExceptions, binder: null, values, culture: null)!;
    }

    private static bool IsOptions(ParameterInfo parameter) =>
        parameter.ParameterType.Name == "CallOptions" || parameter.ParameterType.BaseType?.Name == "CallOptions";

    private object Options(Type type, OperationContract contract)
    {
        var options = Activator.CreateInstance(type)!;
        foreach (var parameter in contract.Parameters.Where(p => p.In != "path"))
        {
            if (Member(type, parameter.Name) is { } member)
                member.SetValue(options, Value(member.PropertyType, parameter.Example));
        }

        return options;
    }

    // Files are not JSON; every other member is read by the client's own code.
    private object? Value(Type type, JToken value)
    {
        if (_package.Find("FilePart") is { } file && _package.Find("FilePartList") is { } files)
        {
            if (type == file || type == files)
                return Files(file, files, type, value);
            if (value is JObject members && type.GetConstructor([]) is not null)
            {
                var request = Activator.CreateInstance(type)!;
                foreach (var member in members.Properties())
                {
                    if (Member(type, member.Name) is { } property)
                        property.SetValue(request, Value(property.PropertyType, member.Value));
                }

                return request;
            }
        }

        return value.ToObject(type, Serializer);
    }

    private static object Files(Type file, Type files, Type type, JToken value)
    {
        // The first bytes of a PNG file, which is what most rules ask for.
        byte[] bytes = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
        var make = file.GetMethod("FromBytes")!;
        var made = (value is JArray several ? several : [value]).Select(v => make.Invoke(null, [new ReadOnlyMemory<byte>(bytes), v.ToString().TrimStart('@'), "image/png"])!).ToList();
        if (type == file)
            return made[0];

        var list = Activator.CreateInstance(files)!;
        made.ForEach(m => files.GetMethod("Add", [file])!.Invoke(list, [m]));
        return list;
    }

    private static PropertyInfo? Member(Type type, string wireName) =>
        Array.Find(type.GetProperties(), p => p.CanWrite && p.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName == wireName);
}
