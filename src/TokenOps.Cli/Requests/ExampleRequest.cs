using System;
using System.Linq;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Contracts;

namespace TokenOps.Cli.Requests;

/// <summary>Fills what a generated operation takes from an example of the document, member by member, by their names on the wire.</summary>
/// <param name="open">Gives the file that an example calls <c>@name</c>.</param>
internal sealed class ExampleRequest(Func<string, FilePart> open)
{
    // OpenAPI 3.1, "Parameter Object": these header parameters are ignored.
    private static readonly string[] Ignored = ["Accept", "Content-Type", "Authorization"];

    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings { DateParseHandling = DateParseHandling.None });

    /// <summary>Creates what an operation takes.</summary>
    /// <param name="method">The operation.</param>
    /// <param name="contract">Its parameters, and its path.</param>
    /// <param name="body">The body's value; null for none.</param>
    /// <exception cref="ExampleMismatchException">The generated type lacks a member of the example, or has it as another type.</exception>
    public OperationArguments Create(OperationMethod method, OperationContract contract, JToken? body)
    {
        var arguments = method.NewArguments();
        var inPath = contract.PathNames.ToList();
        foreach (var parameter in contract.Parameters)
        {
            var index = parameter.In == "path" ? inPath.IndexOf(parameter.Name) : -1;
            if (index >= 0 && index < arguments.Path.Length)
                arguments.Path[index] = Value(method.Path[index].ParameterType, parameter.Name, parameter.Example);
            else if (Find(method.OptionsType, parameter.Name) is { } property)
                property.SetValue(arguments.Options, Value(property.PropertyType, parameter.Name, parameter.Example));
            else if (!(parameter.In == "header" && Ignored.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase)))
                throw new ExampleMismatchException($"{method.OptionsType.Name} has no member that is called '{parameter.Name}' on the wire, but the document has.");
        }

        if (body is null || method.Body is null)
            return arguments;
        var type = method.Body.ParameterType;
        if (body is not JObject members || !type.GetProperties().Any(p => p.GetCustomAttribute<JsonPropertyAttribute>() is not null) || type.GetConstructor([]) is null)
            return arguments with { Body = Value(type, "the body", body) };
        var request = Activator.CreateInstance(type)!;
        Fill(request, members);
        return arguments with { Body = request };
    }

    private void Fill(object owner, JObject members)
    {
        foreach (var member in members.Properties())
            Set(owner, member.Name, member.Value);
    }

    private void Set(object owner, string name, JToken value)
    {
        var property = Find(owner.GetType(), name)
            ?? throw new ExampleMismatchException($"{owner.GetType().Name} has no member that is called '{name}' on the wire, but the document has.");
        property.SetValue(owner, Value(property.PropertyType, name, value));
    }

    private object? Value(Type type, string name, JToken value)
    {
        if (type == typeof(FilePart))
            return open(FileName(value));
        if (type == typeof(FilePartList))
            return new FilePartList((value is JArray several ? several : [value]).Select(v => open(FileName(v))));

        try
        {
            return value.ToObject(type, Serializer);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            throw new ExampleMismatchException($"{type.Name} does not take the document's example of '{name}': {exception.Message}", exception);
        }
    }

    private static PropertyInfo? Find(Type type, string wireName) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .FirstOrDefault(p => p.CanWrite && p.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName == wireName);

    private static string FileName(JToken value) => value.ToString().TrimStart('@');
}
