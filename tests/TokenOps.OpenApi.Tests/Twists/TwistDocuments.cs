namespace TokenOps.OpenApi.Tests.Twists;

/// <summary>Makes documents of one operation out of what the twist is about.</summary>
internal static class TwistDocuments
{
    /// <summary>POST /things with a JSON body of type Thing that is answered with a Thing.</summary>
    public static string Echo(string schemas) =>
        Specs.Header +
        """
        paths:
          /things:
            post:
              operationId: createThing
              tags: [Things]
              requestBody:
                required: true
                content:
                  application/json:
                    schema: {$ref: '#/components/schemas/Thing'}
              responses:
                '200':
                  description: ok
                  content:
                    application/json:
                      schema: {$ref: '#/components/schemas/Thing'}
        components:
          schemas:

        """ + Specs.Indent(schemas, 4);

    /// <summary>POST /things with a multipart body of type Thing that is answered with nothing.</summary>
    public static string Form(string schemas) =>
        Specs.Header +
        """
        paths:
          /things:
            post:
              operationId: createThing
              tags: [Things]
              requestBody:
                required: true
                content:
                  multipart/form-data:
                    schema: {$ref: '#/components/schemas/Thing'}
              responses:
                '204': {description: done}
        components:
          schemas:

        """ + Specs.Indent(schemas, 4);

    /// <summary>The paths as given, and components.</summary>
    public static string Paths(string paths, string? components = null) =>
        Specs.Header + "paths:\n" + Specs.Indent(paths, 2) + (components is null ? string.Empty : "components:\n" + Specs.Indent(components, 2));
}
