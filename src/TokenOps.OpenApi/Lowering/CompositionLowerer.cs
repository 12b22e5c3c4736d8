using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Lowers what takes several calls of one operation: going through all pages of a list, waiting until a job is done.</summary>
internal sealed class CompositionLowerer(TypeRegistry registry)
{
    /// <summary>Describes for the template how the pages of an operation are gone through.</summary>
    /// <param name="form">How the pages follow each other.</param>
    /// <param name="page">The type of a page.</param>
    /// <param name="parameters">The operation's parameters.</param>
    /// <returns>Null where the types do not allow it.</returns>
    public JObject? Paging(PagingForm form, LoweredType page, IReadOnlyList<OperationParameter> parameters)
    {
        if (page.IsNullable || Member(page, form.Items) is not { Type: { Kind: TypeKind.Array, Element: { } item } } items
            || parameters.FirstOrDefault(p => p.Member.WireName == form.Parameter && p.Location == "Query") is not { Member.Type.Kind: TypeKind.String } parameter)
            return null;

        string? next;
        if (form.Next is not null)
            next = Member(page, form.Next) is { Type.Kind: TypeKind.String } member ? "page." + member.CSharpName : null;
        else
            next = Member(item, PagingForm.ItemId) is { Type.Kind: TypeKind.String } id && !item.IsNullable ? $"global::TokenOps.Runtime.Pages.Last(page.{items.CSharpName})?.{id.CSharpName}" : null;
        if (next is null)
            return null;

        return new JObject(
            new JProperty("page", page.CSharp),
            new JProperty("item", item.ItemCSharp),
            new JProperty("items", "page." + items.CSharpName),
            new JProperty("more", form.More is null ? $"!string.IsNullOrEmpty({next})" : $"page.{Member(page, form.More)!.CSharpName} == true"),
            new JProperty("next", next),
            new JProperty("parameter", parameter.Member.CSharpName));
    }

    /// <summary>Describes for the template how an operation is repeated until its job is done.</summary>
    /// <param name="form">How the job says it.</param>
    /// <param name="job">The job's type.</param>
    /// <returns>Null where the type does not allow it.</returns>
    public JObject? Polling(PollingForm form, LoweredType job)
    {
        if (job.IsNullable || Member(job, form.Member) is not { } member)
            return null;

        // A status that is an open enum is compared by its text.
        var value = "job." + member.CSharpName;
        return new JObject(
            new JProperty("job", job.CSharp),
            new JProperty("status", form.IsFlag ? $"{value} == true ? \"done\" : null" : member.Type.IsValueType ? (MemberSchema.IsNullable(member) ? value + "?.ToString()" : value + ".ToString()") : value));
    }

    private LoweredMember? Member(LoweredType type, string name) =>
        registry.Members.TryGetValue(type.CSharp, out var members) ? members.Find(m => m.WireName == name) : null;
}
