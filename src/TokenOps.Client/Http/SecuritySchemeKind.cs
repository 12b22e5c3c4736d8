namespace TokenOps.Runtime;

internal enum SecuritySchemeKind
{
    None,
    Bearer,
    Basic,
    ApiKeyHeader,
    ApiKeyQuery,
    ApiKeyCookie,
}
