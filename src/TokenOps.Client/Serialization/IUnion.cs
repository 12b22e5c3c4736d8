namespace TokenOps;

/// <summary>A value that is of one of several types, as the API's document allows for some members.</summary>
public interface IUnion
{
    /// <summary>The value; null when unset. A <see cref="Newtonsoft.Json.Linq.JToken"/> when a server sent something of none of the types.</summary>
    object? Value { get; }
}
