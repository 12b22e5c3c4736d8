namespace TokenOps.Runtime;

/// <summary>One security scheme of the document, reduced to where the key goes.</summary>
internal sealed class SecurityScheme
{
    private SecurityScheme(SecuritySchemeKind kind, string name)
    {
        Kind = kind;
        Name = name;
    }

    /// <summary>The operation takes no key.</summary>
    public static SecurityScheme None { get; } = new(SecuritySchemeKind.None, string.Empty);

    /// <summary>The key goes into <c>Authorization: Bearer</c>.</summary>
    public static SecurityScheme Bearer { get; } = new(SecuritySchemeKind.Bearer, "Authorization");

    public SecuritySchemeKind Kind { get; }

    /// <summary>The header or query parameter that carries the key.</summary>
    public string Name { get; }

    /// <summary>The key goes into a header of this name, as it is.</summary>
    public static SecurityScheme ApiKeyHeader(string name) => new(SecuritySchemeKind.ApiKeyHeader, name);

    /// <summary>The key goes into a query parameter of this name.</summary>
    public static SecurityScheme ApiKeyQuery(string name) => new(SecuritySchemeKind.ApiKeyQuery, name);
}
