namespace TokenOps.Runtime;

internal enum SecuritySchemeKind
{
    None,
    Bearer,
    ApiKeyHeader,
    ApiKeyQuery,
}
