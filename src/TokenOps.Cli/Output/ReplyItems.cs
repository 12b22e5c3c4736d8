using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace TokenOps.Cli.Output;

/// <summary>Finds what a reply holds that belongs into files, wherever it stands.</summary>
internal static class ReplyItems
{
    public static IEnumerable<ISavable> Of(object? reply)
    {
        switch (reply)
        {
            case null or string:
                return [];
            case ISavable { CanSave: true } item:
                return [item];
            case IEnumerable items:
                return items.Cast<object?>().SelectMany(Of);
            default:
                return IsOurs(reply.GetType()) ? Members(reply.GetType()).SelectMany(p => Of(p.GetValue(reply))) : [];
        }
    }

    private static bool IsOurs(Type type) => type.Assembly == typeof(TokenOpsClient).Assembly && !type.IsValueType;

    private static IEnumerable<PropertyInfo> Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static p => p.GetIndexParameters().Length == 0 && !p.PropertyType.IsValueType && p.Name != "AdditionalProperties");
}
