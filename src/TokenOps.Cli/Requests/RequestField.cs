using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Cli.Output;

namespace TokenOps.Cli.Requests;

/// <summary>One member of a generated request type, as an option of the command line.</summary>
internal sealed class RequestField
{
    private readonly PropertyInfo _property;
    private readonly Type _type;

    private RequestField(PropertyInfo property, string wireName, string? description)
    {
        _property = property;
        _type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        WireName = wireName;
        IsFile = _type == typeof(FilePart);
        IsFiles = _type == typeof(FilePartList);
        Option = new RequestOption("--" + wireName.Replace('_', '-'), property.GetCustomAttribute<SpecRequiredAttribute>() is not null, KnownTexts())
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
        if (wireName.Length == 1)
            Option.Aliases.Add("-" + wireName);
    }

    public string WireName { get; }

    public bool IsFile { get; }

    public bool IsFiles { get; }

    public RequestOption Option { get; }

    private bool IsFlag => _type == typeof(bool);

    private bool IsMany => IsFiles || (typeof(System.Collections.IEnumerable).IsAssignableFrom(_type) && _type != typeof(string));

    /// <summary>The members of a request type, in the order of the document.</summary>
    /// <param name="requestType">The generated type.</param>
    /// <param name="describe">Finds what the document says about a member, by its name on the wire.</param>
    public static IReadOnlyList<RequestField> Of(Type requestType, Func<string, string?> describe) =>
    [
        .. requestType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(p => (Property: p, Json: p.GetCustomAttribute<JsonPropertyAttribute>()))
            .Where(p => p.Json?.PropertyName is not null && p.Property.CanWrite)
            .Select(p => new RequestField(p.Property, p.Json!.PropertyName!, describe(p.Json.PropertyName!))),
    ];

    /// <summary>Sets the member of <paramref name="request"/> from what the user wrote.</summary>
    /// <exception cref="UsageException">The words are not of the member's type.</exception>
    public void Set(object request, IReadOnlyList<string> words)
    {
        if (IsFiles)
        {
            foreach (var path in words)
                ((FilePartList)_property.GetValue(request)!).Add(InputFile.Open(path));
            return;
        }

        _property.SetValue(request, IsMany ? Parse(new JArray(words.Select(Token))) : ParseOne(words.Count == 0 ? "true" : words[0]));
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
