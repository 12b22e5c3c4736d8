using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>
/// How a job that takes its time says that it is done: one operation starts it and another asks for it again, both with the same
/// type, which has a <c>status</c> that is text, or a <c>done</c> that is true or false.
/// </summary>
/// <param name="Member">The member that says it.</param>
/// <param name="IsFlag">Whether the member is true when the job is done; otherwise, it is the job's status.</param>
internal sealed record PollingForm(string Member, bool IsFlag)
{
    /// <summary>What the method that waits has after the operation's name.</summary>
    public const string Suffix = "UntilDone";

    private const string Status = "status";
    private const string Done = "done";
    private static readonly HashSet<string> UnderWay = new(StringComparer.OrdinalIgnoreCase) { "queued", "pending", "running", "in_progress", "processing", "started", "starting" };

    /// <summary>Returns how the job that an operation asks for says that it is done; null where it asks for none.</summary>
    /// <param name="merged">The merged document.</param>
    /// <param name="path">The operation's path.</param>
    /// <param name="method">Its method, in small letters.</param>
    /// <param name="job">The schema of its JSON response.</param>
    /// <param name="references">Resolves what is referred to.</param>
    /// <param name="schemas">Looks at schemas.</param>
    public static PollingForm? Of(JObject merged, string path, string method, JToken? job, References references, BodySchema schemas)
    {
        if (method != "get" || !path.EndsWith('}') || job is null || References.SchemaName(job) is not { } name || !IsStarted(merged, name, references))
            return null;
        if (schemas.Member(job, Done) is { Type: "boolean" })
            return new PollingForm(Done, IsFlag: true);
        return schemas.Member(job, Status) is { Type: "string" } status && MayBeUnderWay(status) ? new PollingForm(Status, IsFlag: false) : null;
    }

    // A status whose values are listed, and none of which says that something goes on, is none of a job.
    private static bool MayBeUnderWay(NormalSchema status) =>
        !EnumLowerer.IsEnum(status) || EnumLowerer.Values(status.Schema).Any(v => v.Value is string text && UnderWay.Contains(text));

    private static bool IsStarted(JObject merged, string job, References references) =>
        (merged["paths"] as JObject ?? []).Properties()
            .Select(path => references.Resolve(path.Value)?["post"] as JObject)
            .Where(post => post?["responses"] is JObject)
            .SelectMany(post => ((JObject)post!["responses"]!).Properties())
            .Where(response => response.Name.StartsWith('2'))
            .Select(response => references.Resolve(response.Value)?["content"] as JObject)
            .SelectMany(content => content?.Properties() ?? [])
            .Any(media => media.Value["schema"] is { } schema && References.SchemaName(schema) == job);
}
