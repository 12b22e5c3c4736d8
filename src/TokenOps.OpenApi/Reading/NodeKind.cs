namespace TokenOps.OpenApi.Reading;

/// <summary>What a node of an OpenAPI document is, which decides what its members are.</summary>
internal enum NodeKind
{
    Document,
    Components,
    PathItem,
    Operation,
    Callback,
    Parameter,
    RequestBody,
    Response,
    Header,
    MediaType,
    Encoding,
    Schema,
    Example,
    Link,
    SecurityScheme,
    Server,
    ServerVariable,
    Discriminator,
}
