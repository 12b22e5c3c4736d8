using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Contracts;

namespace TokenOps.Cli.Requests;

/// <summary>Fills a generated request from an example of the document, member by member, by their names on the wire.</summary>
/// <param name="open">Gives the file that an example calls <c>@name</c>.</param>
internal sealed class ExampleRequest(Func<string, FilePart> open)
{
    private const string BodyMember = "Body";

    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings { DateParseHandling = DateParseHandling.None });

    /// <summary>Creates the request of an operation: parameters and body in the one type that the client takes.</summary>
    /// <param name="type">The generated type; null when the operation takes nothing.</param>
    /// <param name="parameters">The operation's parameters.</param>
    /// <param name="body">The body's value; null for none.</param>
    /// <param name="isForm">Whether the members of the body are parts, of which some may be files.</param>
    /// <exception cref="ExampleMismatchException">The generated type lacks a member of the example, or has it as another type.</exception>
    public object? Create(Type? type, IEnumerable<ParameterContract> parameters, JToken? body, bool isForm)
    {
        if (type is null)
            return null;

        var request = Activator.CreateInstance(type)!;
        foreach (var parameter in parameters)
            Set(request, parameter.Name, parameter.Example);

        if (body is null)
            return request;
        if (Find(type, BodyMember) is { } holder)
            holder.SetValue(request, isForm && body is JObject form ? Filled(holder.PropertyType, form) : Value(holder, body));
        else if (body is JObject own)
            Fill(request, own);
        else
            throw new ExampleMismatchException($"{type.Name} has no member for the example's body.");
        return request;
    }

    private object Filled(Type type, JObject members)
    {
        var value = Activator.CreateInstance(type)!;
        Fill(value, members);
        return value;
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
        property.SetValue(owner, Value(property, value));
    }

    private object? Value(PropertyInfo property, JToken value)
    {
        if (property.PropertyType == typeof(FilePart))
            return open(FileName(value));
        if (property.PropertyType == typeof(FilePartList))
            return new FilePartList((value is JArray several ? several : [value]).Select(v => open(FileName(v))));

        try
        {
            return value.ToObject(property.PropertyType, Serializer);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            throw new ExampleMismatchException($"{property.DeclaringType!.Name}.{property.Name} does not take the document's example of '{property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName}': {exception.Message}", exception);
        }
    }

    private static PropertyInfo? Find(Type type, string wireName) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .FirstOrDefault(p => p.CanWrite && p.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName == wireName);

    private static string FileName(JToken value) => value.ToString().TrimStart('@');
}
