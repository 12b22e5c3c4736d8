using System;

namespace TokenOps.Runtime;

/// <summary>Makes boundaries.</summary>
/// <remarks>
/// Files are not read twice to see whether the boundary occurs in them. It has 122 random bits instead, chosen after the
/// content exists and told to nobody before: the chance that a body of n bytes contains it is below n / 2^122, that is
/// 2e-28 for 1 GB, and nobody can prepare a file that contains it. Only letters, digits and hyphens are used, so that it
/// needs no quotes in the Content-Type header.
/// </remarks>
internal static class MultipartBoundary
{
    /// <remarks>Every supported platform makes these identifiers of secure random numbers, without loading a cryptographic library.</remarks>
    public static string Create() => $"TokenOps-{Guid.NewGuid():N}";
}
