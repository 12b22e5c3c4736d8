using System;
using System.Collections.Generic;

namespace TokenOps.Runtime;

/// <summary>The order in which the members of an object stand in its schema.</summary>
internal sealed class MemberOrder : IMemberVisitor
{
    private readonly List<string> _names = [];

    /// <summary>Finds the order of an object's members.</summary>
    public static MemberOrder Of(IMemberSource owner)
    {
        var order = new MemberOrder();
        owner.VisitMembers(order);
        return order;
    }

    /// <summary>Returns where the member stands that a finding is about; behind all others when it is none.</summary>
    /// <param name="member">The member, with the way to it from the request.</param>
    /// <param name="path">The way to the object.</param>
    public int PositionOf(string member, string path)
    {
        var start = path.Length > 0 && member.StartsWith(path + ".", StringComparison.Ordinal) ? path.Length + 1 : 0;
        var end = member.IndexOfAny(['.', '['], start);
        var position = _names.IndexOf(end < 0 ? member.Substring(start) : member.Substring(start, end - start));
        return position < 0 ? int.MaxValue : position;
    }

    void IMemberVisitor.Visit(string name, object? value, SpecConstraintAttribute[]? rules) => _names.Add(name);

    void IMemberVisitor.VisitUnknown(IDictionary<string, RawJson>? members)
    {
    }
}
