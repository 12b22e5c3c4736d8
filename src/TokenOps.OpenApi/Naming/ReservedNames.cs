using System;
using System.Collections.Frozen;
using System.IO;
using System.Linq;

namespace TokenOps.OpenApi.Naming;

/// <summary>
/// Names that a generated type must not have, because it would hide a type of the framework from the client's own
/// code: a schema called <c>Task</c> becomes <c>TaskModel</c>.
/// </summary>
public static class ReservedNames
{
    private const string Suffix = "Model";

    // Of namespaces and packages that the compiler does not load, what the client's sources name without a prefix; a test holds the list to them.
    private static readonly string[] NamedByClient =
    [
        "AssemblyMetadata", "AsyncMethodBuilder", "AttributeUsage", "AuthenticationException", "Base64", "BigInteger", "BinaryPrimitives", "BrotliStream",
        "CompressionMode", "DebuggerDisplay", "DeflateStream", "EnumeratorCancellation", "EventId", "ExceptionDispatchInfo", "Flags", "GZipStream",
        "HttpStatusCode", "ILogger", "ILoggerFactory", "IsExternalInit", "IValidatableObject", "JsonIgnore", "JsonReaderOptions", "JsonReaderState",
        "JsonTokenType", "LayoutKind", "LoggerMessage",
        "LogLevel", "Marshal", "MemoryMarshal", "Meter", "MethodImpl", "MethodImplOptions", "NotNullIfNotNull", "Outcome",
        "PoolingAsyncValueTaskMethodBuilder", "Regex", "RegexMatchTimeoutException", "RegexOptions", "ResilienceContext", "ResilienceContextPool",
        "ResiliencePipeline", "ResiliencePipelineBuilder", "RetryStrategyOptions", "SafeHandle", "ServicePointManager", "SocketError",
        "SocketException", "StructLayout", "ThreadStatic", "TransportContext", "Unsafe", "Utf8Formatter",
        "Utf8JsonReader", "Utf8Parser", "ValidationAttribute", "ValidationContext",
        "ValidationResult", "ZLibStream",
    ];

    private static readonly Lazy<FrozenSet<string>> Names = new(Collect);

    /// <summary>The name itself, or the name with a suffix when it is taken.</summary>
    public static string Avoid(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Names.Value.Contains(name) ? name + Suffix : name;
    }

    // The client's own public types, which the build lists. Those that are partial are meant to be completed by generated code.
    private static string[] Handwritten()
    {
        using var resource = typeof(ReservedNames).Assembly.GetManifestResourceStream("client-types.txt")!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private static FrozenSet<string> Collect()
    {
        // The namespaces that the client's sources import; everything in them can be named there without a prefix.
        string[] namespaces =
        [
            "System", "System.Collections", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net",
            "System.Net.Http", "System.Net.Http.Headers", "System.Text", "System.Threading", "System.Threading.Tasks",
            "System.Diagnostics", "System.Globalization", "System.Buffers", "Newtonsoft.Json", "Newtonsoft.Json.Linq",
        ];
        Type[] anchors = [typeof(object), typeof(System.Net.Http.HttpClient), typeof(Uri), typeof(Enumerable), typeof(Newtonsoft.Json.JsonConvert), typeof(System.Diagnostics.Activity)];

        return anchors.SelectMany(a => a.Assembly.GetExportedTypes())
            .Where(t => !t.IsNested && namespaces.Contains(t.Namespace))
            .Select(t => t.Name.Split('`')[0])
            .Concat(NamedByClient)
            .Concat(["System", "TokenOps", "Runtime", "Microsoft", "Newtonsoft"])

            // Members that every generated union has.
            .Concat(["Value", "Match"])

            // Types that are generated whatever the document holds, so that no schema can complete them.
            .Concat(["TokenOpsClient", "ApiDescription"])
            .Concat(Handwritten())
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
