using System.Security.Cryptography;
using System.Text;

namespace TokenOps.Runtime;

/// <summary>Makes boundaries.</summary>
/// <remarks>
/// Files are not read twice to see whether the boundary occurs in them. It is 128 random bits instead, chosen after the
/// content exists and told to nobody before: the chance that a body of n bytes contains it is below n / 2^128, that is
/// 3e-30 for 1 GB, and nobody can prepare a file that contains it. Only letters, digits and hyphens are used, so that it
/// needs no quotes in the Content-Type header.
/// </remarks>
internal static class MultipartBoundary
{
    public static string Create()
    {
        var random = new byte[16];
        using (var generator = RandomNumberGenerator.Create())
            generator.GetBytes(random);

        var boundary = new StringBuilder("TokenOps-", 9 + (2 * random.Length));
        foreach (var value in random)
            boundary.Append("0123456789abcdef"[value >> 4]).Append("0123456789abcdef"[value & 15]);
        return boundary.ToString();
    }
}
