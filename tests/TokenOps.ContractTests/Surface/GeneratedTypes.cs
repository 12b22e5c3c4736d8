using System.CodeDom.Compiler;
using System.Reflection;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.ContractTests.Contract;

namespace TokenOps.ContractTests.Surface;

/// <summary>What the generator wrote for the documents, whatever they are.</summary>
internal static partial class GeneratedTypes
{
    /// <summary>Every public type of the documents.</summary>
    public static IReadOnlyList<Type> All { get; } = [.. typeof(TokenOpsClient).Assembly.GetExportedTypes().Where(t => t.GetCustomAttribute<GeneratedCodeAttribute>(inherit: false) is not null)];

    /// <summary>The classes with members that travel.</summary>
    public static IEnumerable<Type> Models => All.Where(t => t.IsClass && Members(t).Any());

    /// <summary>The members of a class that travel, with their names on the wire.</summary>
    public static IEnumerable<(string Name, PropertyInfo Property)> Members(Type type) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let name = property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName
        where name is not null
        select (name, property);

    /// <summary>The sets of members that the schemas of a document name, one for each schema; what only refers to another is none.</summary>
    public static IEnumerable<string> MemberSets(JObject document) =>
        from schema in document.DescendantsAndSelf().OfType<JObject>()
        where schema["properties"] is JObject || (schema["allOf"] is JArray parts && parts.OfType<JObject>().Any(p => p["properties"] is not null))
        let members = ContractDocument.Resolver.Resolve(schema).Schema["properties"] as JObject
        where members is not null
        select Set(members.Properties().Select(m => m.Name));

    public static string Set(IEnumerable<string> names) => string.Join(' ', names.Order(StringComparer.Ordinal));

    public static IEnumerable<string> Numbers(string name) => Digits.Matches(name).Select(m => m.Value);

    [GeneratedRegex("[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits { get; }
}
