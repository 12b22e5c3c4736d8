using System;
using System.Collections.Generic;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Runtime;

namespace TokenOps.Benchmarks.Replies;

/// <summary>Readers as the generator writes them; <c>TOKENOPS_BENCH_REFLECTION=1</c> measures reflection in their place.</summary>
internal static class ReplyReaders
{
    public static JsonRead<ImagesReply>? Selected { get; } =
        Environment.GetEnvironmentVariable("TOKENOPS_BENCH_REFLECTION") == "1" ? null : static reader => ReadReply(reader)!;

    public static JsonRead<ImageEvent>? Event { get; } =
        Environment.GetEnvironmentVariable("TOKENOPS_BENCH_REFLECTION") == "1" ? null : static reader => ReadEvent(reader)!;

    public static JsonNameTable Names { get; } = NewNames(
        "created", "background", "output_format", "quality", "size", "data", "usage", "b64_json", "url", "input_tokens", "input_tokens_details",
        "output_tokens", "total_tokens", "image_tokens", "text_tokens", "type", "partial_image_index");

    private static DefaultJsonNameTable NewNames(params string[] names)
    {
        var table = new DefaultJsonNameTable();
        foreach (var name in names)
            table.Add(name);

        return table;
    }

    private static ImagesReply? ReadReply(JsonReader reader)
    {
        if (!JsonMembers.Begin(reader))
            return null;

        var result = new ImagesReply();
        while (JsonMembers.Next(reader) is { } name)
        {
            switch (name)
            {
                case "created": result.Created = JsonMembers.ReadInt64(reader); break;
                case "background": result.Background = JsonMembers.ReadString(reader); break;
                case "output_format": result.OutputFormat = JsonMembers.ReadString(reader); break;
                case "quality": result.Quality = JsonMembers.ReadString(reader); break;
                case "size": result.Size = JsonMembers.ReadString(reader); break;
                case "data": result.Data = JsonMembers.ReadList(reader, static item => ReadItem(item)!); break;
                case "usage": result.Usage = ReadUsage(reader); break;
                default: (result.AdditionalProperties ??= new Dictionary<string, JToken>(StringComparer.Ordinal))[name] = JsonMembers.ReadAny(reader); break;
            }
        }

        return result;
    }

    private static ImageItem? ReadItem(JsonReader reader)
    {
        if (!JsonMembers.Begin(reader))
            return null;

        var result = new ImageItem();
        while (JsonMembers.Next(reader) is { } name)
        {
            switch (name)
            {
                case "b64_json": result.B64Json = JsonMembers.ReadBase64(reader); break;
                case "url": result.Url = JsonMembers.ReadString(reader); break;
                default: (result.AdditionalProperties ??= new Dictionary<string, JToken>(StringComparer.Ordinal))[name] = JsonMembers.ReadAny(reader); break;
            }
        }

        return result;
    }

    private static Usage? ReadUsage(JsonReader reader)
    {
        if (!JsonMembers.Begin(reader))
            return null;

        var result = new Usage();
        while (JsonMembers.Next(reader) is { } name)
        {
            switch (name)
            {
                case "input_tokens": result.InputTokens = JsonMembers.ReadInt64(reader); break;
                case "input_tokens_details": result.InputTokensDetails = ReadDetails(reader); break;
                case "output_tokens": result.OutputTokens = JsonMembers.ReadInt64(reader); break;
                case "total_tokens": result.TotalTokens = JsonMembers.ReadInt64(reader); break;
                default: JsonMembers.ReadAny(reader); break;
            }
        }

        return result;
    }

    private static UsageDetails? ReadDetails(JsonReader reader)
    {
        if (!JsonMembers.Begin(reader))
            return null;

        var result = new UsageDetails();
        while (JsonMembers.Next(reader) is { } name)
        {
            switch (name)
            {
                case "image_tokens": result.ImageTokens = JsonMembers.ReadInt64(reader); break;
                case "text_tokens": result.TextTokens = JsonMembers.ReadInt64(reader); break;
                default: JsonMembers.ReadAny(reader); break;
            }
        }

        return result;
    }

    private static ImageEvent? ReadEvent(JsonReader reader)
    {
        if (!JsonMembers.Begin(reader))
            return null;

        var result = new ImageEvent();
        while (JsonMembers.Next(reader) is { } name)
        {
            switch (name)
            {
                case "type": result.Type = JsonMembers.ReadString(reader); break;
                case "partial_image_index": result.PartialImageIndex = JsonMembers.ReadInt32(reader); break;
                case "b64_json": result.B64Json = JsonMembers.ReadBase64(reader); break;
                default: JsonMembers.ReadAny(reader); break;
            }
        }

        return result;
    }
}
