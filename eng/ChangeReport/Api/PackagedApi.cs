using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;

namespace TokenOps.ChangeReport.Api;

/// <summary>A package's libraries, by target framework.</summary>
/// <param name="Id">The package's id.</param>
/// <param name="Frameworks">The public API of its libraries for each target framework, such as <c>netstandard2.0</c>.</param>
internal sealed record PackagedApi(string Id, IReadOnlyDictionary<string, PublicApi> Frameworks)
{
    /// <summary>Reads the packages of a folder that hold a library; tools have no API.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The packages by their id.</returns>
    /// <exception cref="InvalidDataException">A file is no package.</exception>
    public static IReadOnlyDictionary<string, PackagedApi> ReadAll(string folder) =>
        Directory.EnumerateFiles(folder, "*.nupkg").Order(StringComparer.Ordinal).Select(Read).Where(p => p.Frameworks.Count > 0).ToDictionary(p => p.Id, StringComparer.Ordinal);

    private static PackagedApi Read(string file)
    {
        using var package = ZipFile.OpenRead(file);
        var manifest = package.Entries.FirstOrDefault(e => e.FullName.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase)) ?? throw new InvalidDataException($"'{Path.GetFileName(file)}' is no package: it has no manifest.");
        using var stream = manifest.Open();
        var id = XDocument.Load(stream).Descendants().First(e => e.Name.LocalName == "id").Value;
        var libraries = package.Entries.Where(e => e.FullName.Split('/') is ["lib", _, _] && e.FullName.EndsWith(".dll", StringComparison.OrdinalIgnoreCase));
        return new PackagedApi(id, libraries.ToDictionary(e => e.FullName.Split('/')[1], e => PublicApi.Read(Bytes(e)), StringComparer.Ordinal));
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
