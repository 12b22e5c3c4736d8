using System;
using System.Collections.Generic;
using System.IO;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TokenOps.OpenApi.Reading;

/// <summary>Reads YAML 1.2 into JSON tokens that know their line and column.</summary>
public static class YamlReader
{
    /// <summary>Reads the one document of <paramref name="text"/>.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">The name that diagnoses show.</param>
    /// <param name="notes">Receives what was read leniently; null for nobody.</param>
    /// <exception cref="SpecException">The text is not YAML, holds no or several documents, or uses what JSON cannot express.</exception>
    public static JToken Read(string text, string file, DiagnosticBag? notes = null)
    {
        var documents = ReadAll(text, file, notes);
        return documents.Count == 1
            ? documents[0]
            : throw new TokenFactory(file, notes).Invalid(1, 1, $"expected one YAML document, found {documents.Count}");
    }

    /// <summary>Reads every document of <paramref name="text"/>.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">The name that diagnoses show.</param>
    /// <param name="notes">Receives what was read leniently; null for nobody.</param>
    /// <exception cref="SpecException">The text is not YAML, or uses what JSON cannot express.</exception>
    public static IReadOnlyList<JToken> ReadAll(string text, string file, DiagnosticBag? notes = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new TokenFactory(file, notes);
        var documents = new List<JToken>();
        try
        {
            var parser = new Parser(new StringReader(BlockScalars.Repair(text.TrimStart('\uFEFF'), file, notes)));
            parser.Consume<StreamStart>();
            while (!parser.TryConsume<StreamEnd>(out _))
            {
                parser.Consume<DocumentStart>();
                documents.Add(new YamlNodes(parser, tokens).Read());
                parser.Consume<DocumentEnd>();
            }
        }
        catch (YamlException exception)
        {
            // The construct begins at Start; what is wrong with it, further down perhaps, stands at End.
            var at = exception.End.Line > exception.Start.Line ? exception.End : exception.Start;
            throw tokens.Invalid((int)at.Line, (int)at.Column, exception.InnerException?.Message ?? exception.Message, exception);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            throw tokens.Invalid(1, 1, "the file cannot be read as YAML: " + exception.Message, exception);
        }

        return documents;
    }
}
