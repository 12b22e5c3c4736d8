using System;
using System.Collections.Generic;
using Newtonsoft.Json;
using TokenOps.Runtime;

namespace TokenOps;

/// <summary>A value of one of four types. Immutable; equal when the values are.</summary>
/// <typeparam name="T1">The first type.</typeparam>
/// <typeparam name="T2">The second type.</typeparam>
/// <typeparam name="T3">The third type.</typeparam>
/// <typeparam name="T4">The fourth type.</typeparam>
[JsonConverter(typeof(UnionConverter))]
public readonly struct Union<T1, T2, T3, T4> : IUnion, IEquatable<Union<T1, T2, T3, T4>>
{
    /// <summary>Holds a value of the first type.</summary>
    public Union(T1 value) => Value = value;

    /// <summary>Holds a value of the second type.</summary>
    public Union(T2 value) => Value = value;

    /// <summary>Holds a value of the third type.</summary>
    public Union(T3 value) => Value = value;

    /// <summary>Holds a value of the fourth type.</summary>
    public Union(T4 value) => Value = value;

    private Union(object? value, bool _) => Value = value;

    /// <inheritdoc/>
    public object? Value { get; }

    /// <summary>Holds a value of the first type.</summary>
    public static implicit operator Union<T1, T2, T3, T4>(T1 value) => new(value);

    /// <summary>Holds a value of the second type.</summary>
    public static implicit operator Union<T1, T2, T3, T4>(T2 value) => new(value);

    /// <summary>Holds a value of the third type.</summary>
    public static implicit operator Union<T1, T2, T3, T4>(T3 value) => new(value);

    /// <summary>Holds a value of the fourth type.</summary>
    public static implicit operator Union<T1, T2, T3, T4>(T4 value) => new(value);

    /// <summary>Whether both values are equal.</summary>
    public static bool operator ==(Union<T1, T2, T3, T4> left, Union<T1, T2, T3, T4> right) => left.Equals(right);

    /// <summary>Whether the values differ.</summary>
    public static bool operator !=(Union<T1, T2, T3, T4> left, Union<T1, T2, T3, T4> right) => !left.Equals(right);

    /// <summary>Gets the value when it is of type <typeparamref name="T"/>.</summary>
    /// <param name="value">The value, or the type's default.</param>
    /// <returns>Whether it is.</returns>
    public bool TryGet<T>(out T? value)
    {
        value = Value is T found ? found : default;
        return Value is T;
    }

    /// <inheritdoc/>
    public bool Equals(Union<T1, T2, T3, T4> other) => EqualityComparer<object?>.Default.Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Union<T1, T2, T3, T4> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value?.GetHashCode() ?? 0;

    /// <summary>The text of the value.</summary>
    public override string ToString() => Value?.ToString() ?? string.Empty;

    // Called by the converter for what is of none of the types.
    internal static Union<T1, T2, T3, T4> FromAny(object? value) => new(value, false);
}
