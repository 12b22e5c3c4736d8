using System.Collections.Generic;

namespace TokenOps;

/// <summary>A value of an enum that the API's document lists, but that servers may extend.</summary>
public interface IExtensibleEnum
{
    /// <summary>The text on the wire.</summary>
    string Value { get; }

    /// <summary>Whether the document lists the value.</summary>
    bool IsKnown { get; }

    /// <summary>The texts on the wire that the document lists, in its order.</summary>
    IEnumerable<string> KnownTexts { get; }
}
