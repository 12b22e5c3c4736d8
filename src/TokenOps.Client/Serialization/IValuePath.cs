namespace TokenOps.Runtime;

/// <summary>Knows where the current value of a document stands; writes it down only when asked.</summary>
internal interface IValuePath
{
    /// <summary>The path, such as <c>data/0/b64_json</c>.</summary>
    string Describe();
}
