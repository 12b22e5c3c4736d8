using System;
using System.Collections.Generic;
using System.IO;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TokenOps.OpenApi.Reading;

/// <summary>Reads YAML 1.2 into JSON tokens that know their line and column.</summary>
public static class YamlReader
{
    /// <summary>Reads the one document of <paramref name="text"/>.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">The name that diagnoses show.</param>
    /// <exception cref="SpecException">The text is not YAML, holds no or several documents, or uses what JSON cannot express.</exception>
    public static JToken Read(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        var stream = new YamlStream();
        try
        {
            stream.Load(new MergingParser(new DepthLimitedParser(new Parser(new StringReader(text)))));
        }
        catch (YamlException exception)
        {
            // The construct begins at Start; what is wrong with it, further down perhaps, stands at End.
            var at = exception.End.Line > exception.Start.Line ? exception.End : exception.Start;
            throw Invalid(file, at, exception.InnerException?.Message ?? exception.Message, exception);
        }

        if (stream.Documents.Count != 1)
            throw Invalid(file, Mark.Empty, $"expected one YAML document, found {stream.Documents.Count}");

        // By reference: nodes that contain themselves have no value to compare.
        return Convert(stream.Documents[0].RootNode, file, new HashSet<YamlNode>(ReferenceEqualityComparer.Instance));
    }

    private static JToken Convert(YamlNode node, string file, HashSet<YamlNode> open)
    {
        // Aliases make YAML a graph; a node inside itself would have no JSON form.
        if (!open.Add(node))
            throw Invalid(file, node.Start, "an alias that contains itself");

        var token = node switch
        {
            YamlScalarNode scalar => YamlScalar.Resolve(scalar),
            YamlSequenceNode sequence => ConvertSequence(sequence, file, open),
            YamlMappingNode mapping => ConvertMapping(mapping, file, open),
            _ => throw Invalid(file, node.Start, "a kind of node that JSON cannot express"),
        };

        open.Remove(node);
        SourceMap.Record(token, At(file, node.Start));
        return token;
    }

    private static JArray ConvertSequence(YamlSequenceNode sequence, string file, HashSet<YamlNode> open)
    {
        var array = new JArray();
        foreach (var item in sequence.Children)
            array.Add(Convert(item, file, open));
        return array;
    }

    private static JObject ConvertMapping(YamlMappingNode mapping, string file, HashSet<YamlNode> open)
    {
        var result = new JObject();
        foreach (var (key, value) in mapping.Children)
        {
            if (key is not YamlScalarNode { Value: { } name })
                throw Invalid(file, key.Start, "a mapping key that is not a scalar");

            if (result.ContainsKey(name))
                throw Invalid(file, key.Start, $"the key '{name}' stands twice in one mapping");

            var property = new JProperty(name, Convert(value, file, open));
            SourceMap.Record(property, At(file, key.Start));
            result.Add(property);
        }

        return result;
    }

    private static SourceLocation At(string file, Mark mark) =>
        new(file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private static SpecException Invalid(string file, Mark mark, string message, Exception? inner = null) =>
        new(new Diagnostic(DiagnosticCodes.InvalidYaml, At(file, mark), message), inner);
}
