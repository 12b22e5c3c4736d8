using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TokenOps.ChangeReport.Api;

/// <summary>
/// The public API of an assembly, read from its metadata: nothing of it is loaded or run, whatever it is compiled for. Immutable and
/// thread-safe.
/// </summary>
internal sealed class PublicApi
{
    // What an assembly refers to is needed by name only, but a value type must be known as one.
    private static readonly Lazy<MetadataReference[]> Platform = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(f => MetadataReference.CreateFromFile(f))]);

    private PublicApi(IReadOnlyDictionary<string, ApiMember> members) => Members = members;

    /// <summary>Everything that users can name, by its id.</summary>
    public IReadOnlyDictionary<string, ApiMember> Members { get; }

    /// <summary>Reads an assembly.</summary>
    /// <param name="assembly">Its file's bytes.</param>
    /// <exception cref="InvalidDataException">It is no .NET assembly.</exception>
    public static PublicApi Read(byte[] assembly)
    {
        var reference = MetadataReference.CreateFromImage(assembly);
        var compilation = CSharpCompilation.Create("reader", references: [.. Platform.Value, reference]);
        var symbol = compilation.GetAssemblyOrModuleSymbol(reference) as IAssemblySymbol ?? throw new InvalidDataException("Expected a .NET assembly, found something else.");
        return new PublicApi(All(symbol.GlobalNamespace).Select(ApiMemberReader.Read).ToDictionary(m => m.Id, StringComparer.Ordinal));
    }

    private static IEnumerable<ISymbol> All(INamespaceOrTypeSymbol place) =>
        place.GetMembers().Where(IsVisible).SelectMany(member => member switch
        {
            INamespaceSymbol inner => All(inner),
            INamedTypeSymbol type => [type, .. All(type)],
            _ => (IEnumerable<ISymbol>)[member],
        });

    private static bool IsVisible(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => true,
        IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove or MethodKind.StaticConstructor or MethodKind.Destructor } => false,
        { IsImplicitlyDeclared: true } => false,
        { Name: ['<', ..] } => false,
        _ => symbol.DeclaredAccessibility == Accessibility.Public
            || (symbol.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal && symbol.ContainingType is not { IsSealed: true }),
    };
}
