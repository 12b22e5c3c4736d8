using System;

namespace TokenOps.Runtime;

/// <summary>Argument checks in a form that every target framework has.</summary>
internal static class Argument
{
    public static void NotNull(object? value, string name)
    {
        if (value is null)
            throw new ArgumentNullException(name);
    }
}
