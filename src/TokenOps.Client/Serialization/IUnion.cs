namespace TokenOps;

/// <summary>A value that is of one of several types, as the API's document allows for some members.</summary>
public interface IUnion
{
    /// <summary>Gets the value.</summary>
    /// <value>A <see cref="RawJson"/> when a server sent something that is of none of the types; never null.</value>
    object Value { get; }
}
