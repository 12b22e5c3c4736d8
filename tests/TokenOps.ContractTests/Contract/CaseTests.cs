using Newtonsoft.Json.Linq;
using TokenOps.Cli.Requests;
using TokenOps.Stubs.Contracts;

namespace TokenOps.ContractTests.Contract;

/// <summary>What the contract tests try, shown with small documents: a case that the document does not allow would fail for nothing.</summary>
[TestFixture]
internal sealed class CaseTests
{
    [Test]
    public void A_branch_that_only_requires_members_is_tried_with_the_members_beside_the_union()
    {
        var schema = JObject.Parse("""
            {
              "type": "object",
              "properties": { "text": { "type": "string" }, "place": { "type": "object", "properties": { "url": { "type": "string" } } } },
              "oneOf": [ { "required": ["text"] }, { "required": ["place"] } ]
            }
            """);
        var resolver = new SchemaResolver(new JObject { ["components"] = new JObject { ["schemas"] = new JObject { ["Part"] = schema } } });

        var variants = MemberVariants.Of(resolver, schema, SampleMaker.Make(resolver, schema)!).Select(variant => variant.Value).OfType<JObject>().ToList();

        variants.Should().Contain(one => one["text"] != null).And.Contain(one => one["place"] != null);
        variants.Select(one => one["place"]).OfType<JToken>().Should().OnlyContain(place => place.Type == JTokenType.Object);
    }

    [Test]
    public void A_constant_cannot_be_left_out_and_a_list_of_a_form_is_many_parts()
    {
        var document = JObject.Parse("""
            {
              "paths": {
                "/v1/notes": {
                  "post": {
                    "operationId": "createNote",
                    "requestBody": { "required": true, "content": { "multipart/form-data": { "schema": {
                      "type": "object",
                      "required": ["kind", "colour"],
                      "properties": {
                        "kind": { "type": "string", "enum": ["note"] },
                        "colour": { "type": "string", "enum": ["red", "blue"] },
                        "tags[]": { "type": "array", "items": { "type": "object", "properties": { "name": { "type": "string", "maxLength": 3 } } } },
                        "rule": { "type": "object", "required": ["anchor"], "properties": { "anchor": { "const": "created" } } }
                      } } } } },
                    "responses": { "204": { "description": "none" } }
                  }
                }
              }
            }
            """);
        var resolver = new SchemaResolver(document);
        var operation = DocumentedOperation.All(document).Single();

        var limits = operation.Contract.Requests.SelectMany(request => Contract.Limits.Of(operation, request, resolver)).ToList();

        limits.Select(limit => $"{limit.Member} {limit.MemberAtServer} {limit.Keyword}").Should().BeEquivalentTo(
            "kind kind enum",
            "colour colour required",
            "colour colour enum",
            "tags[][0].name tags[].name maxLength",
            "rule.anchor rule.anchor const");
    }

    [Test]
    public void A_list_of_files_is_made_as_a_list_and_a_pattern_leaves_nothing_to_try_that_only_just_fits()
    {
        var document = JObject.Parse("""
            {
              "paths": {
                "/v1/clips": {
                  "post": {
                    "operationId": "createClip",
                    "requestBody": { "required": true, "content": { "multipart/form-data": { "schema": {
                      "type": "object",
                      "properties": {
                        "frames": { "type": "array", "minItems": 2, "items": { "type": "string", "format": "binary" } },
                        "name": { "type": "string", "maxLength": 3, "pattern": "^[a-z]+$" }
                      } } } } },
                    "responses": { "204": { "description": "none" } }
                  }
                }
              }
            }
            """);
        var resolver = new SchemaResolver(document);
        var operation = DocumentedOperation.All(document).Single();

        var made = operation.Contract.Requests.Single();

        made.Value!["frames"].Should().BeOfType<JArray>().Which.Should().HaveCount(2);
        Contract.Limits.Of(operation, made, resolver).Single(limit => limit.Keyword == "maxLength").Allowed.Should().BeNull();
    }
}
