using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;
using System.IO;
using System.Linq;
using System.Reflection;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>The rules of one request type, found once by reflection.</summary>
internal sealed class ValidationPlan
{
    private static readonly ConcurrentDictionary<Type, ValidationPlan> Plans = new();

    private readonly string[] _wireNames;

    private ValidationPlan(Type type)
    {
        _wireNames = type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(WireName).ToArray();
        TypeRules = type.GetCustomAttributes<ValidationAttribute>(inherit: true).ToArray();
        Members = type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .Where(property => property.PropertyType != typeof(IDictionary<string, RawJson>) || property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .Select(Member)
            .Where(member => member.MayMatter)
            .ToArray();
    }

    public ValidationAttribute[] TypeRules { get; }

    public ValidationMember[] Members { get; }

    public static ValidationPlan For(Type type) => Plans.GetOrAdd(type, static key => new ValidationPlan(key));

    /// <summary>Shows the members of an object of this type, found by reflection.</summary>
    public void VisitMembers(object owner, IMemberVisitor visitor)
    {
        foreach (var member in Members)
        {
            visitor.Visit(member.WireName, member.Value(owner), member.Constraints);
        }
    }

    /// <summary>Where the property stands that a member belongs to; behind all others when it is none.</summary>
    /// <param name="member">The member, with the way to it from the request.</param>
    /// <param name="path">The way to the object of this type.</param>
    public int PositionOf(string member, string path)
    {
        var start = path.Length > 0 && member.StartsWith(path + ".", StringComparison.Ordinal) ? path.Length + 1 : 0;
        var end = member.IndexOfAny(['.', '['], start);
        var position = Array.IndexOf(_wireNames, end < 0 ? member.Substring(start) : member.Substring(start, end - start));
        return position < 0 ? int.MaxValue : position;
    }

    /// <summary>Whether values of this type are texts or can hold some.</summary>
    public static bool CanHoldTexts(Type type) =>
        type == typeof(string) || type == typeof(RawJson) || CanHoldRules(type) || (typeof(IEnumerable).IsAssignableFrom(type) && type.GetGenericArguments().Any(CanHoldTexts));

    /// <summary>Whether values of this type can hold rules; texts, numbers, files and what the platform brings cannot.</summary>
    public static bool CanHoldRules(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (typeof(IExtensibleEnum).IsAssignableFrom(type))
        {
            return true;
        }

        if (type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(RawJson) || type == typeof(FilePart) || type == typeof(FilePartList) || typeof(Stream).IsAssignableFrom(type) || typeof(Delegate).IsAssignableFrom(type))
        {
            return false;
        }

        if (type.IsArray)
        {
            return CanHoldRules(type.GetElementType()!);
        }

        if (typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType)
        {
            return type.GetGenericArguments().Any(CanHoldRules);
        }

        var home = type.Namespace ?? string.Empty;
        return type == typeof(object)
            || !(home == "System" || home.StartsWith("System.", StringComparison.Ordinal) || home.StartsWith("Newtonsoft.", StringComparison.Ordinal));
    }

    private static string WireName(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName ?? property.Name;

    private static ValidationMember Member(PropertyInfo property)
    {
        var rules = property.GetCustomAttributes<ValidationAttribute>(inherit: true).ToArray();
        return new ValidationMember(
            property,
            WireName(property),
            rules.OfType<SpecConstraintAttribute>().ToArray(),
            rules.Where(rule => rule is not SpecConstraintAttribute).ToArray(),
            CanHoldRules(property.PropertyType) || property.PropertyType == typeof(FilePart) || property.PropertyType == typeof(FilePartList));
    }
}
