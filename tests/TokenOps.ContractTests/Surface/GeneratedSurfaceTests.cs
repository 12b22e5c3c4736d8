using System.Reflection;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs;

namespace TokenOps.ContractTests.Surface;

/// <summary>What users see of every document: names that tell what a thing is, and types that promise what the document promises.</summary>
[TestFixture]
internal sealed class GeneratedSurfaceTests
{
    private static readonly JObject Document = ApiDocument.Load();

    [Test]
    public void No_name_has_a_number_that_the_document_does_not_have()
    {
        var text = Document.ToString(Formatting.None);
        var names = GeneratedTypes.All.SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(m => m.Name).Append(t.Name));

        names.Distinct(StringComparer.Ordinal).Where(n => GeneratedTypes.Numbers(n).Any(d => !text.Contains(d, StringComparison.Ordinal))).Should().BeEmpty();
    }

    [Test]
    public void No_request_has_a_member_for_its_body_and_no_client_is_called_Default()
    {
        GeneratedTypes.All.SelectMany(t => t.GetProperties()).Where(p => p.Name == "Body" && p.GetCustomAttribute<JsonPropertyAttribute>() is null).Should().BeEmpty();
        typeof(TokenOpsClient).GetProperties().Select(p => p.Name).Should().NotContain("Default");
    }

    [Test]
    public void No_public_signature_has_a_generic_union() =>
        typeof(TokenOpsClient).Assembly.GetExportedTypes().Where(t => t.IsGenericTypeDefinition && t.Name.Contains("Union", StringComparison.Ordinal)).Should().BeEmpty();

    [Test]
    public void No_schema_became_two_classes()
    {
        var written = GeneratedTypes.MemberSets(Document).CountBy(s => s, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var classes = GeneratedTypes.Models
            .GroupBy(t => GeneratedTypes.Set(GeneratedTypes.Members(t).Select(m => m.Name)), StringComparer.Ordinal)
            .Where(g => written.TryGetValue(g.Key, out var count) && g.Count() > count);

        classes.Select(g => string.Join(" = ", g.Select(t => t.Name))).Should().BeEmpty();
    }

    [Test]
    public void What_a_request_requires_has_to_be_set()
    {
        var open = from type in GeneratedTypes.Models
                   where type.GetCustomAttribute<RequiredMemberAttribute>() is not null
                   from member in GeneratedTypes.Members(type)
                   let property = member.Property
                   where property.GetCustomAttribute<SpecRequiredAttribute>() is not null && property.PropertyType == typeof(string) && property.GetCustomAttribute<RequiredMemberAttribute>() is null
                   where Activator.CreateInstance(type) is { } instance && property.GetValue(instance) is null
                   select $"{type.Name}.{property.Name}";

        open.Should().BeEmpty();
    }

    [Test]
    public void Null_is_a_value_where_the_document_allows_it_and_nowhere_else()
    {
        var context = new NullabilityInfoContext();
        var schemas = Document.SelectToken("components.schemas") as JObject ?? [];
        var wrong = from schema in schemas.Properties()
                    where schema.Value["properties"] is JObject && schema.Value["allOf"] is null && schema.Value["oneOf"] is null && schema.Value["anyOf"] is null
                    let type = GeneratedTypes.Models.FirstOrDefault(t => string.Equals(t.Name, schema.Name, StringComparison.OrdinalIgnoreCase))
                    where type is not null
                    let required = (schema.Value["required"] as JArray ?? []).Select(r => r.ToString()).ToHashSet(StringComparer.Ordinal)
                    from member in GeneratedTypes.Members(type)
                    where member.Property.PropertyType != typeof(FilePartList)
                    let described = schema.Value["properties"]![member.Name] as JObject
                    where described is not null && described["type"] is JValue
                    let isNullable = Nullable.GetUnderlyingType(member.Property.PropertyType) is not null || context.Create(member.Property).ReadState == NullabilityState.Nullable
                    where isNullable == (required.Contains(member.Name) && described["nullable"] is not JValue { Value: true })
                    select $"{type.Name}.{member.Property.Name}";

        wrong.Should().BeEmpty();
    }
}
