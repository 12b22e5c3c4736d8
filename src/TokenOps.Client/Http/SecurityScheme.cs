namespace TokenOps.Runtime;

/// <summary>One security scheme of the document, reduced to where the key goes.</summary>
internal sealed class SecurityScheme
{
    private SecurityScheme(SecuritySchemeKind kind, string name, bool isOptional = false)
    {
        Kind = kind;
        Name = name;
        IsOptional = isOptional;
    }

    /// <summary>The operation takes no key.</summary>
    public static SecurityScheme None { get; } = new(SecuritySchemeKind.None, string.Empty);

    /// <summary>The key goes into <c>Authorization: Bearer</c>.</summary>
    public static SecurityScheme Bearer { get; } = new(SecuritySchemeKind.Bearer, "Authorization");

    /// <summary>The key, which is a user and a password with a colon between, goes into <c>Authorization: Basic</c>.</summary>
    public static SecurityScheme Basic { get; } = new(SecuritySchemeKind.Basic, "Authorization");

    public SecuritySchemeKind Kind { get; }

    /// <summary>The header, query parameter or cookie that carries the key.</summary>
    public string Name { get; }

    /// <summary>Whether the operation works without a key too.</summary>
    public bool IsOptional { get; }

    /// <summary>The same scheme, where a key is welcome and not needed.</summary>
    public SecurityScheme Optional => new(Kind, Name, isOptional: true);

    /// <summary>The key goes into a header of this name, as it is.</summary>
    public static SecurityScheme ApiKeyHeader(string name) => new(SecuritySchemeKind.ApiKeyHeader, name);

    /// <summary>The key goes into a query parameter of this name.</summary>
    public static SecurityScheme ApiKeyQuery(string name) => new(SecuritySchemeKind.ApiKeyQuery, name);

    /// <summary>The key goes into a cookie of this name.</summary>
    public static SecurityScheme ApiKeyCookie(string name) => new(SecuritySchemeKind.ApiKeyCookie, name);
}
