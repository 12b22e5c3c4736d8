using System;

namespace TokenOps.Runtime;

/// <summary>Written by the generator: which value of the discriminator means which derived class.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
internal sealed class DerivedTypeAttribute(string value, Type type) : Attribute
{
    public string Value { get; } = value;

    public Type Type { get; } = type;
}
