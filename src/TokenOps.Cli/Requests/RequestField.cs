using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Cli.Output;

namespace TokenOps.Cli.Requests;

/// <summary>One thing that an operation takes, as an option of the command line: a part of the path, a member of the body or of the options.</summary>
internal sealed class RequestField
{
    private readonly Type _type;

    private RequestField(Type type, string wireName, string optionName, bool isRequired, string? description)
    {
        _type = Nullable.GetUnderlyingType(type) ?? type;
        WireName = wireName;
        IsFile = _type == typeof(FilePart);
        IsFiles = _type == typeof(FilePartList);
        Option = new RequestOption("--" + optionName, isRequired, KnownTexts())
        {
            Description = description,
            Arity = IsMany ? ArgumentArity.OneOrMore : IsFlag ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
            AllowMultipleArgumentsPerToken = IsMany,
            HelpName = HelpName(),

            // The words as they are: they are read when the request is made, with messages for people.
            CustomParser = result => [.. result.Tokens.Select(t => t.Value)],
        };
        if (IsFlag)
            Option.CompletionSources.Add("true", "false");
        if (optionName.Length == 1)
            Option.Aliases.Add("-" + optionName);
    }

    public string WireName { get; }

    public bool IsFile { get; }

    public bool IsFiles { get; }

    public RequestOption Option { get; }

    private bool IsFlag => _type == typeof(bool);

    private bool IsMany => IsFiles || (typeof(System.Collections.IEnumerable).IsAssignableFrom(_type) && _type != typeof(string) && !typeof(System.Collections.IDictionary).IsAssignableFrom(_type));

    /// <summary>An argument, such as a part of the path.</summary>
    public static RequestField OfArgument(ParameterInfo parameter, string? description)
    {
        var name = string.Concat(parameter.Name!.Select(c => char.IsUpper(c) ? "-" + char.ToLowerInvariant(c) : c.ToString()));
        return new RequestField(parameter.ParameterType, parameter.Name!, name, !parameter.HasDefaultValue, description);
    }

    /// <summary>The members of a generated type by their properties, in the order of the document.</summary>
    /// <param name="type">The generated type.</param>
    /// <param name="prefix">What is put before the names of options that are taken.</param>
    /// <param name="taken">The names of options that others have.</param>
    /// <param name="describe">Finds what the document says about a member, by its name on the wire.</param>
    public static IReadOnlyList<(PropertyInfo Property, RequestField Field)> OfMembers(Type type, string prefix, IReadOnlyCollection<string> taken, Func<string, string?> describe) =>
    [
        .. from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
           let wireName = property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName
           where wireName is not null && property.CanWrite
           let name = wireName.Replace('_', '-')
           select (property, new RequestField(property.PropertyType, wireName, taken.Contains("--" + name) ? prefix + name : name, property.GetCustomAttribute<SpecRequiredAttribute>() is not null, describe(wireName))),
    ];

    /// <summary>Makes the value of what the user wrote.</summary>
    /// <exception cref="UsageException">The words are not of the type.</exception>
    public object? Read(IReadOnlyList<string> words)
    {
        if (IsFiles)
            return new FilePartList(words.Select(InputFile.Open));
        return IsMany ? Parse(new JArray(words.Select(Token))) : ParseOne(words.Count == 0 ? "true" : words[0]);
    }

    private object? ParseOne(string word) => IsFile ? InputFile.Open(word) : _type == typeof(string) ? word : Parse(Token(word));

    private static JToken Token(string word) => InputJson.Read(word);

    private object? Parse(JToken token)
    {
        try
        {
            return (IsMany ? InputJson.Whole(token) ?? token : token).ToObject(_type, JsonSerializer.CreateDefault());
        }
        catch (Exception exception) when (exception is JsonException or FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            throw new UsageException($"{Option.Name}: expected {HelpName()}, found '{ConsoleText.Short(token.ToString(Formatting.None).Trim('"'))}'.");
        }
    }

    private IReadOnlyList<string> KnownTexts() =>
        typeof(IExtensibleEnum).IsAssignableFrom(_type) ? [.. ((IExtensibleEnum)Activator.CreateInstance(_type)!).KnownTexts] : [];

    private string HelpName()
    {
        if (IsFile || IsFiles)
            return "FILE";
        if (_type == typeof(int) || _type == typeof(long))
            return "INTEGER";
        if (_type == typeof(double) || _type == typeof(float) || _type == typeof(decimal))
            return "NUMBER";
        if (IsFlag)
            return "true|false";
        return _type == typeof(string) || typeof(IExtensibleEnum).IsAssignableFrom(_type) ? "TEXT" : "JSON";
    }
}
