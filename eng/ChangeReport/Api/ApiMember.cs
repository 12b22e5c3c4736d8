using System.Collections.Generic;

namespace TokenOps.ChangeReport.Api;

/// <summary>One public type or member, taken apart into what compares differently.</summary>
internal sealed record ApiMember
{
    /// <summary>The documentation comment's id, which is also what package validation calls it.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the type that it belongs to; null for a type that is in none.</summary>
    public string? Owner { get; init; }

    /// <summary>The short name, such as <c>ImagesClient.CreateImageEditAsync</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The declaration as C#, for people.</summary>
    public required string Shown { get; init; }

    public required bool IsType { get; init; }

    public required string Accessibility { get; init; }

    /// <summary>Such as <c>static</c>, <c>virtual</c> and <c>required</c>; for types also <c>class</c> or <c>struct</c>.</summary>
    public required IReadOnlyList<string> Modifiers { get; init; }

    /// <summary>What it returns, holds or hands out; null for types.</summary>
    public ApiType? Result { get; init; }

    /// <summary>What users may do with a property, field or event, such as <c>get</c> and <c>init</c>.</summary>
    public IReadOnlyList<string> Accessors { get; init; } = [];

    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>The base type and the interfaces, and the constraints of type parameters.</summary>
    public IReadOnlyList<string> Bases { get; init; } = [];

    public IReadOnlyList<string> Constraints { get; init; } = [];

    /// <summary>A constant's value, which callers have compiled in.</summary>
    public string? Constant { get; init; }

    /// <summary>Attributes that compilers act upon.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];
}
