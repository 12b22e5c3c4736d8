namespace TokenOps.ChangeReport.Api;

/// <summary>One parameter of a member.</summary>
/// <param name="Name">Its name, which callers may write.</param>
/// <param name="Type">Its type.</param>
/// <param name="Default">Its default as C# text; null where it must be given.</param>
internal sealed record ApiParameter(string Name, ApiType Type, string? Default);
