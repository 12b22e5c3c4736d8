using System;
using System.Collections.Generic;
using System.Reflection;

namespace TokenOps.Client.Tests.Images;

/// <summary>Reads which methods a type's methods call.</summary>
internal static class CalledMembers
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Type type)
    {
        foreach (var method in type.GetMethods(All))
        {
            var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
            for (var at = 0; at + 5 <= code.Length; at++)
            {
                // call and callvirt; what only looks like one names no method, or one more.
                if (code[at] is 0x28 or 0x6F && Resolve(method, BitConverter.ToInt32(code, at + 1)) is { } called)
                    yield return called.DeclaringType?.Name + "." + called.Name;
            }
        }
    }

    private static MethodBase? Resolve(MethodInfo method, int token)
    {
        try
        {
            return method.Module.ResolveMethod(token, method.DeclaringType!.GetGenericArguments(), method.GetGenericArguments());
        }
        catch (Exception error) when (error is ArgumentException or BadImageFormatException)
        {
            return null;
        }
    }
}
