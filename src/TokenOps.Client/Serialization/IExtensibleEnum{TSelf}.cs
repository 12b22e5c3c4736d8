namespace TokenOps;

/// <summary>An extensible enum that can make further values of its own type.</summary>
/// <typeparam name="TSelf">The enum itself.</typeparam>
public interface IExtensibleEnum<TSelf> : IExtensibleEnum
    where TSelf : struct, IExtensibleEnum<TSelf>
{
    /// <summary>Makes the value with this text on the wire.</summary>
    /// <param name="value">Any text.</param>
    /// <exception cref="System.ArgumentNullException"><paramref name="value"/> is null.</exception>
    TSelf Create(string value);
}
