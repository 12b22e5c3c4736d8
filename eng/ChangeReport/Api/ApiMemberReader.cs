using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TokenOps.ChangeReport.Api;

/// <summary>Takes a symbol apart.</summary>
internal static class ApiMemberReader
{
    // What compilers act upon at the place of use.
    private static readonly string[] Telling = ["ObsoleteAttribute", "ExperimentalAttribute", "FlagsAttribute", "RequiresUnreferencedCodeAttribute", "RequiresDynamicCodeAttribute", "RequiresAssemblyFilesAttribute"];

    private static readonly SymbolDisplayFormat Bare = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly SymbolDisplayFormat Annotated = Bare.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Short = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType);

    private static readonly SymbolDisplayFormat Declaration = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeMemberKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static ApiMember Read(ISymbol symbol)
    {
        var accessors = Accessors(symbol);
        return new ApiMember
        {
            Id = symbol.GetDocumentationCommentId() ?? throw new ArgumentException($"Expected a type or member, found '{symbol}'.", nameof(symbol)),
            Owner = symbol.ContainingType?.GetDocumentationCommentId(),
            Name = symbol.ToDisplayString(Short),
            Shown = symbol.ToDisplayString(Declaration) + (symbol is IPropertySymbol ? $" {{ {string.Concat(accessors.Select(a => a + "; "))}}}" : string.Empty),
            IsType = symbol is INamedTypeSymbol,
            Accessibility = symbol.DeclaredAccessibility == Microsoft.CodeAnalysis.Accessibility.Public ? "public" : "protected",
            Modifiers = [.. Modifiers(symbol)],
            Result = symbol switch
            {
                IMethodSymbol { MethodKind: not MethodKind.Constructor } method => Type(method.ReturnType),
                IPropertySymbol property => Type(property.Type),
                IFieldSymbol field => Type(field.Type),
                IEventSymbol happening => Type(happening.Type),
                INamedTypeSymbol { DelegateInvokeMethod: { } invoke } => Type(invoke.ReturnType),
                _ => null,
            },
            Accessors = accessors,
            Parameters = [.. Parameters(symbol).Select(p => new ApiParameter(p.Name, Type(p.Type), Default(p)))],
            Bases = symbol is INamedTypeSymbol type ? [.. Bases(type).Select(b => b.ToDisplayString(Bare))] : [],
            Constraints = [.. TypeParameters(symbol).SelectMany(Constraints).Order(StringComparer.Ordinal)],
            Constant = symbol is IFieldSymbol { HasConstantValue: true } constant ? Text(constant.ConstantValue) : null,
            Attributes = [.. symbol.GetAttributes().Where(a => Telling.Contains(a.AttributeClass?.Name)).Select(a => a.ToString()!).Order(StringComparer.Ordinal)],
        };
    }

    private static ApiType Type(ITypeSymbol type) =>
        new(type.ToDisplayString(Bare), type.ToDisplayString(Annotated), type.ToDisplayString(Declaration.WithKindOptions(SymbolDisplayKindOptions.None)));

    private static IEnumerable<string> Modifiers(ISymbol symbol)
    {
        if (symbol is INamedTypeSymbol type)
            yield return type.TypeKind.ToString().ToLowerInvariant();
        if (symbol.IsStatic)
            yield return "static";
        if (symbol.IsAbstract && symbol is not INamedTypeSymbol { TypeKind: TypeKind.Interface })
            yield return "abstract";
        if (symbol.IsVirtual || symbol is { IsOverride: true, IsSealed: false })
            yield return "virtual";
        if (symbol.IsOverride)
            yield return "override";
        if (symbol.IsSealed && symbol is not INamedTypeSymbol { TypeKind: not TypeKind.Class })
            yield return "sealed";
        if (symbol is INamedTypeSymbol { IsReadOnly: true, TypeKind: TypeKind.Struct } or IFieldSymbol { IsReadOnly: true })
            yield return "readonly";
        if (symbol is INamedTypeSymbol { IsRefLikeType: true } or IMethodSymbol { ReturnsByRef: true } or IPropertySymbol { ReturnsByRef: true })
            yield return "ref";
        if (symbol is IFieldSymbol { IsConst: true })
            yield return "const";
        if (symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
            yield return "required";
    }

    private static IReadOnlyList<string> Accessors(ISymbol symbol)
    {
        return symbol is IPropertySymbol property ? [.. Of(property.GetMethod, "get"), .. Of(property.SetMethod, property.SetMethod?.IsInitOnly == true ? "init" : "set")] : [];

        IEnumerable<string> Of(IMethodSymbol? accessor, string name) => accessor?.DeclaredAccessibility switch
        {
            Microsoft.CodeAnalysis.Accessibility.Public => [name],
            Microsoft.CodeAnalysis.Accessibility.Protected or Microsoft.CodeAnalysis.Accessibility.ProtectedOrInternal => symbol.DeclaredAccessibility == accessor.DeclaredAccessibility ? [name] : ["protected " + name],
            _ => [],
        };
    }

    private static ImmutableArray<IParameterSymbol> Parameters(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        INamedTypeSymbol { DelegateInvokeMethod: { } invoke } => invoke.Parameters,
        _ => [],
    };

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type) =>
        (type is { TypeKind: TypeKind.Class, BaseType: { SpecialType: not SpecialType.System_Object } parent } ? [parent] : Enumerable.Empty<INamedTypeSymbol>())
        .Concat(type.Interfaces)
        .Concat(type.EnumUnderlyingType is { } number ? [number] : []);

    private static ImmutableArray<ITypeParameterSymbol> TypeParameters(ISymbol symbol) =>
        symbol is INamedTypeSymbol type ? type.TypeParameters : symbol is IMethodSymbol method ? method.TypeParameters : [];

    private static IEnumerable<string> Constraints(ITypeParameterSymbol parameter)
    {
        foreach (var type in parameter.ConstraintTypes)
            yield return $"{parameter.Name} : {type.ToDisplayString(Bare)}";
        if (parameter.HasReferenceTypeConstraint)
            yield return $"{parameter.Name} : class";
        if (parameter.HasValueTypeConstraint)
            yield return $"{parameter.Name} : struct";
        if (parameter.HasConstructorConstraint)
            yield return $"{parameter.Name} : new()";
        if (parameter.HasNotNullConstraint)
            yield return $"{parameter.Name} : notnull";
    }

    private static string? Default(IParameterSymbol parameter) =>
        parameter.HasExplicitDefaultValue ? Text(parameter.ExplicitDefaultValue) : parameter.IsParams ? "nothing" : null;

    private static string Text(object? value) => value is null ? "default" : SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) ?? value.ToString()!;
}
