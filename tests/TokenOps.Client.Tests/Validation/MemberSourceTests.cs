using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using Newtonsoft.Json;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Validation;

/// <summary>What generated requests show of themselves is what their attributes say, which other validators go by.</summary>
public class MemberSourceTests
{
    private static IEnumerable<Type> Requests => typeof(TokenOpsClient).Assembly.GetTypes().Where(static type => typeof(IMemberSource).IsAssignableFrom(type) && type.IsClass);

    [Test]
    public void There_are_generated_requests() => Requests.Should().Contain(typeof(CreateImageEditRequest));

    [TestCaseSource(nameof(Requests))]
    public void A_request_shows_every_member_with_the_rules_of_its_attributes(Type type)
    {
        var shown = new Recorder();
        var properties = type.GetProperties().Where(static property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null);

        ((IMemberSource)Activator.CreateInstance(type)!).VisitMembers(shown);

        shown.Members.Should().Equal(properties.Select(static property =>
            Describe(property.GetCustomAttribute<JsonPropertyAttribute>()!.PropertyName!, property.GetCustomAttributes<SpecConstraintAttribute>())));
    }

    [Test]
    public void A_request_shows_what_the_document_does_not_know()
    {
        var shown = new Recorder();
        var request = new CreateImageEditRequest { Prompt = "rose", AdditionalProperties = { ["seed"] = 7 } };

        ((IMemberSource)request).VisitMembers(shown);

        shown.Unknown.Should().ContainSingle().Which.Should().Be("seed");
    }

    [Test]
    public void A_derived_request_is_checked_by_the_rules_of_its_base()
    {
        var request = new Derived { Prompt = "rose", Image = FilePart.FromBytes(new byte[] { 1 }, "a.png"), N = 11 };

        var findings = RequestValidator.Validate(request);

        findings.Should().Contain(static finding => finding.Member == "n");
    }

    [Test]
    public void A_list_of_files_that_was_set_to_null_is_missing()
    {
        var request = new CreateImageEditRequest { Prompt = "rose", Image = null! };

        var findings = RequestValidator.Validate(request);

        findings.Should().ContainSingle().Which.Should().Match<ValidationFinding>(static finding => finding.Rule == "required" && finding.Member == "image");
    }

    private static string Describe(string name, IEnumerable<SpecConstraintAttribute> rules) => name + ": " + string.Join("; ", rules
        .Select(static rule => rule.GetType().Name + " " + string.Join(", ", rule.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(property => property.Name + "=" + Convert.ToString(property.GetValue(rule), CultureInfo.InvariantCulture)).Append("EachItem=" + rule.EachItem)))
        .Order(StringComparer.Ordinal));

    private sealed class Recorder : IMemberVisitor
    {
        public List<string> Members { get; } = [];

        public List<string> Unknown { get; } = [];

        public void Visit(string name, object? value, SpecConstraintAttribute[]? rules) => Members.Add(Describe(name, rules ?? []));

        public void VisitUnknown(IDictionary<string, RawJson>? members) => Unknown.AddRange(members?.Keys ?? []);
    }

    private sealed class Derived : CreateImageEditRequest;
}
