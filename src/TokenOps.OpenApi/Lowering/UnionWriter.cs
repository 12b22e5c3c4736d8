using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Writes the types of unions for the template, when all the classes that belong to them are known.</summary>
internal sealed class UnionWriter(TypeRegistry registry)
{
    private readonly UnionShapes _shapes = new(registry);

    public void Write()
    {
        foreach (var union in registry.Unions.Values)
        {
            if (union.Kind == TypeKind.Interface)
                WriteInterface(union);
            else
                WriteKinds(union);
        }

        foreach (var union in registry.Unions.Values.Where(u => u.Kind == TypeKind.Interface))
            WriteImplementations(union);
        foreach (var (name, union) in new ReturnedBranches(registry, _shapes).Find().ToList())
        {
            Implement(name, union);
            registry.Returned.Add(TypeLowerer.Reference(name, TypeKind.Object));
        }
    }

    /// <summary>Fills in what a union tells its branches apart by, also where the document does not say that it has to be there.</summary>
    public void FillConstants()
    {
        foreach (var union in registry.Unions.Values)
        {
            foreach (var name in registry.ClassesOf(new LoweredType(union.Kind, [], union.Name)))
                _shapes.FillConstant(union, name);
        }
    }

    private static JObject Schema(LoweredUnion union, string kind)
    {
        var schema = new JObject(
            new JProperty("type", "object"),
            new JProperty("additionalProperties", false),
            new JProperty("properties", new JObject(new JProperty("value", new JObject(new JProperty("type", "string"))))),
            new JProperty(Extensions.Kind, kind),
            new JProperty(Extensions.ClassName, union.Name),
            new JProperty(Extensions.Json, ReaderExpressions.ReaderOf(union.Name)));
        foreach (var annotation in (string[])["description", "deprecated"])
        {
            if (union.Source[annotation] is { } value)
                schema[annotation] = value.DeepClone();
        }

        return schema;
    }

    private void WriteInterface(LoweredUnion union)
    {
        var schema = Schema(union, "interface");
        var leaves = _shapes.Leaves(union);
        if (!registry.Members.ContainsKey(union.Fallback!))
        {
            schema["x-unknown"] = union.Fallback;
            schema["x-unknown-json"] = ReaderExpressions.ReaderOf(union.Fallback!);
            schema[Extensions.Default] = $"return new {union.Fallback}(global::TokenOps.RawJson.Read(again));";
        }
        else
        {
            schema[Extensions.Default] = $"return {ReaderExpressions.ReaderOf(union.Fallback!)}.Take(again, ref unfit);";
        }

        schema[Extensions.Shape] = new JArray(_shapes.Write(union, leaves));
        schema[Extensions.Cases] = new JArray(leaves.Select((leaf, index) => $"case {index}: return {ReaderExpressions.ReaderOf(leaf)}.Take(again, ref unfit);"));
        registry.Schemas[union.Name] = schema;
    }

    private void WriteKinds(LoweredUnion union)
    {
        var schema = Schema(union, "union");
        var code = new KindUnionCode(registry, union);
        schema[Extensions.Code] = new JArray(code.Members());
        if (code.Item is { } item)
            schema[Extensions.Item] = item;
        schema[Extensions.Cases] = new JArray(code.Cases(_shapes.Leaves(union)));
        if (_shapes.Leaves(union) is { Count: > 0 } leaves && code.TellsObjectsApart(leaves))
            schema[Extensions.Shape] = new JArray(_shapes.Write(union, leaves));
        registry.Schemas[union.Name] = schema;
    }

    private void WriteImplementations(LoweredUnion union)
    {
        foreach (var branch in union.Branches)
        {
            // An interface that leads back here cannot be above itself: its classes are named one by one.
            if (branch.Kind == TypeKind.Interface && !_shapes.Reaches(branch.CSharp, union.Name))
                Implement(branch.CSharp, union.Name);
            else
                foreach (var name in registry.ClassesOf(branch))
                    Implement(name, union.Name);
        }

        if (registry.Members.ContainsKey(union.Fallback!))
            Implement(union.Fallback!, union.Name);
    }

    private void Implement(string type, string name)
    {
        var schema = registry.Schemas[type];
        var names = schema[Extensions.Implements] as JArray ?? [];
        if (!names.Any(n => n.ToString() == name))
            names.Add(name);
        schema[Extensions.Implements] = names;
    }
}
