using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Java;

namespace TokenOps.Stubs;

/// <summary>Writes stub definitions as files that a plain WireMock loads.</summary>
public static class StubExporter
{
    /// <summary>
    /// Writes <c>mappings/*.json</c> and <c>__files/*</c>; files of the same names are replaced, others are left alone.
    /// A refusal in these files names the first rule that is broken.
    /// </summary>
    /// <param name="definitions">What to write.</param>
    /// <param name="directory">WireMock's root folder; made where missing.</param>
    /// <param name="cancellationToken">Ends the writing between two files.</param>
    /// <returns>How many mapping files were written.</returns>
    public static Task<int> ExportAsync(StubDefinitionSet definitions, string directory, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return WriteAsync(definitions, directory, explainer: null, cancellationToken);
    }

    internal static async Task<int> WriteAsync(StubDefinitionSet definitions, string directory, Uri? explainer, CancellationToken cancellationToken)
    {
        var mappings = Directory.CreateDirectory(Path.Combine(directory, "mappings")).FullName;
        var files = Directory.CreateDirectory(Path.Combine(directory, "__files")).FullName;
        var bodies = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var writer = new MappingWriter(definitions, explainer, (name, body) =>
        {
            var file = string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' ? character : '-')) + ".body";
            bodies[file] = body;
            return file;
        });
        foreach (var definition in definitions.Definitions)
        {
            var text = new JObject { ["mappings"] = new JArray(writer.Write(definition)) }.ToString(Formatting.Indented) + "\n";
            await File.WriteAllTextAsync(Path.Combine(mappings, definition.Name + ".json"), text, cancellationToken).ConfigureAwait(false);
        }

        foreach (var (file, body) in bodies)
        {
            await File.WriteAllBytesAsync(Path.Combine(files, file), body, cancellationToken).ConfigureAwait(false);
        }

        return definitions.Definitions.Count;
    }
}
