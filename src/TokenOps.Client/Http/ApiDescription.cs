namespace TokenOps.Runtime;

// TEMPORARY, to be deleted: the generator writes this class from the document.
internal static partial class ApiDescription
{
    internal const string DefaultServer = "https://model-api.skyengine.com.cn";
    internal const string Title = "TokenOps AI API";
    internal const string Version = "1.0.0";
    internal const string DocumentHash = "";
}
