using System;
using System.Collections.Generic;
using System.Linq;

namespace TokenOps.OpenApi.Tests.Merging;

/// <summary>Many small pages of one API, each with its own copies of the shared components, which drift as copies do.</summary>
internal sealed class RandomPages(int seed)
{
    private static readonly string[] Resources = ["notes", "albums", "files", "voices", "models", "jobs"];
    private static readonly string[] Tags = ["Notes", "Albums", "图像", "my-files"];

    private readonly Random _random = new(seed);

    /// <summary>Returns pages of different operations.</summary>
    /// <param name="count">How many.</param>
    /// <param name="drifts">Whether the shapes of the copies drift too, and not their words alone.</param>
    public IReadOnlyList<string> Next(int count, bool drifts) =>
        [.. Enumerable.Range(0, count * 3)
            .Select(_ => (Method: _random.Next(3) switch { 0 => "get", 1 => "post", _ => "delete" }, Path: "/v1/" + Resources[_random.Next(Resources.Length)] + (_random.Next(3) == 0 ? "/{id}" : string.Empty)))
            .Distinct().Take(count).Select(o => Page(o.Method, o.Path, drifts))];

    /// <summary>Returns a part of the pages, in their order.</summary>
    public IReadOnlyList<string> Subset(IReadOnlyList<string> pages) => [.. pages.Where(_ => _random.Next(3) > 0).DefaultIfEmpty(pages[0])];

    /// <summary>Returns the pages in another order.</summary>
    public IReadOnlyList<string> Shuffled(IReadOnlyList<string> pages) => [.. pages.OrderBy(_ => _random.Next())];

    private string Page(string method, string path, bool drifts)
    {
        var own = string.Concat(path.Split('/', '{', '}').Skip(2).Select(s => s.Length == 0 ? s : char.ToUpperInvariant(s[0]) + s[1..])) + char.ToUpperInvariant(method[0]) + method[1..];
        var page = new List<string> { $"openapi: 3.1.0\ninfo:\n  title: T\n  version: '{_random.Next(9)}'\n  description: {Words()}\nservers:\n- url: https://example.com\n  description: {Words()}\npaths:\n  {path}:\n    {method}:\n      operationId: {Id(method, own)}\n" };
        if (_random.Next(3) > 0)
            page.Add($"      tags: [{Tags[_random.Next(Tags.Length)]}]\n");
        if (path.Contains('{'))
            page.Add("      parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n");
        if (method == "post")
            page.Add($"      requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/{own}Request'}}}}}}}}\n");
        page.Add($"      responses:\n        '200': {{description: {Words()}, content: {{application/json: {{schema: {{$ref: '#/components/schemas/{(_random.Next(2) == 0 ? "Item" : own + "Response")}'}}}}}}}}\n");
        page.Add($"        '400': {{description: {Words()}, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Status'}}}}}}}}\n");
        page.Add("components:\n  schemas:\n");
        page.Add($"    {own}Request: {{type: object, required: [name], properties: {{name: {{type: string}}, mood: {{type: string, enum: [good, bad]}}}}}}\n");
        page.Add($"    {own}Response: {{type: object, properties: {{id: {{type: string}}, item: {{$ref: '#/components/schemas/Item'}}}}}}\n");
        page.Add($"    Item: {{type: object, description: {Words()}, properties: {{{Members(drifts)}}}}}\n");
        page.Add($"    Status: {{type: object, description: {Words()}, properties: {{code: {{type: integer, example: {_random.Next(9)}}}, message: {{type: string, description: {Words()}}}}}}}\n");
        return string.Concat(page);
    }

    // Generators of pages give one id to several operations.
    private string Id(string method, string own) => _random.Next(5) == 0 ? method + "Thing" : method + own;

    private string Members(bool drifts)
    {
        var members = new List<string> { "id: {type: string}" };
        members.Add(drifts && _random.Next(4) == 0 ? "state: {type: string, enum: [open, closed, gone]}" : "state: {type: string, enum: [open, closed]}");
        members.Add(drifts && _random.Next(4) == 0 ? "size: {type: string}" : "size: {type: integer}");
        if (!drifts || _random.Next(2) == 0)
            members.Add("owner: {type: object, properties: {name: {type: string}}}");
        return string.Join(", ", members);
    }

    private string Words() => _random.Next(3) switch { 0 => "One", 1 => "一个", _ => "The same in more words" };
}
