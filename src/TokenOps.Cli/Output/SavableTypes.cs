using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Newtonsoft.Json;

namespace TokenOps.Cli.Output;

/// <summary>Says of a type of replies or events whether values of it hold something that belongs into files.</summary>
internal static class SavableTypes
{
    /// <summary>Whether a value may hold such a thing, at any depth.</summary>
    public static bool MayBeIn(Type type) => MayBeIn(type, []);

    /// <summary>
    /// Whether such a thing is what a value is for: it, or a list of it, is a property of the type, or of every type that
    /// the value may have.
    /// </summary>
    public static bool MustBeIn(Type type)
    {
        if (IsSavable(type))
            return true;
        if (type.IsGenericType)
            return Array.Exists(type.GetGenericArguments(), MustBeIn);
        if (!IsOurs(type))
            return false;

        // The type that keeps what the document does not know has no property of the document.
        return Kinds(type) is { Count: > 0 } kinds
            ? kinds.Where(static kind => Properties(kind).Any()).All(MustBeIn)
            : Properties(type).Any(static p => IsSavable(p.PropertyType) || (p.PropertyType.IsGenericType && Array.Exists(p.PropertyType.GetGenericArguments(), IsSavable)));
    }

    private static bool MayBeIn(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type))
            return false;
        if (IsSavable(type))
            return true;
        if (type.IsArray)
            return MayBeIn(type.GetElementType()!, seen);
        if (type.IsGenericType && Array.Exists(type.GetGenericArguments(), argument => MayBeIn(argument, seen)))
            return true;

        return IsOurs(type) && (Properties(type).Any(p => MayBeIn(p.PropertyType, seen)) || Kinds(type).Exists(kind => MayBeIn(kind, seen)));
    }

    private static bool IsSavable(Type type) => typeof(ISavable).IsAssignableFrom(type) || typeof(BinaryResponse).IsAssignableFrom(type);

    private static bool IsOurs(Type type) => type.Assembly == typeof(TokenOpsClient).Assembly && !type.IsValueType;

    // Events derive from one type or implement one interface, as their union is generated.
    private static List<Type> Kinds(Type type) =>
        [.. type.Assembly.GetTypes().Where(t => t is { IsInterface: false, IsAbstract: false } && t != type && type.IsAssignableFrom(t))];

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static p => p.GetCustomAttribute<JsonPropertyAttribute>() is not null);
}
