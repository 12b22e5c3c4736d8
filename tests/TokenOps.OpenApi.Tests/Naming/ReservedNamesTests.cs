using System;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using TokenOps.OpenApi.Naming;
using TokenOps.OpenApi.Tests.Twists;

namespace TokenOps.OpenApi.Tests.Naming;

/// <summary>A schema may be called as anything: no generated type hides what the client's own sources name.</summary>
public sealed partial class ReservedNamesTests
{
    [Test]
    public void Every_type_that_the_clients_sources_name_without_a_prefix_is_reserved()
    {
        var sources = string.Join('\n', Directory.EnumerateFiles(Path.Combine(NSwagRunner.RepositoryRoot, "src", "TokenOps.Client"), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj"))
            .Select(static file => Comment().Replace(File.ReadAllText(file), string.Empty)));

        var hidden = ForeignTypes().Where(name => ReservedNames.Avoid(name) == name && Names(sources, name)).ToList();

        hidden.Should().BeEmpty("a schema of that name would hide the type from the client's own code");
    }

    // Two words of one spelling: a method of the client's own is no type.
    private static bool Names(string sources, string name) =>
        Regex.IsMatch(sources, $@"(?<![.\w""]){name}(\.\w|\?? \w+[ ,;)=]|>|\(\w*\)?\]|\]|\[\])", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(20));

    private static string[] ForeignTypes()
    {
        using var assembly = new PEReader(File.OpenRead(typeof(TokenOpsClient).Assembly.Location));
        var metadata = assembly.GetMetadataReader();
        return
        [
            .. metadata.TypeReferences.Select(metadata.GetTypeReference)
                .Where(static type => type.ResolutionScope.Kind != HandleKind.TypeReference)
                .Select(type => metadata.GetString(type.Name))
                .Where(static name => !name.Contains('`', StringComparison.Ordinal))
                .SelectMany(static name => name.EndsWith("Attribute", StringComparison.Ordinal) ? new[] { name, name[..^"Attribute".Length] } : [name])
                .Distinct(),
        ];
    }

    [GeneratedRegex("//.*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();
}
