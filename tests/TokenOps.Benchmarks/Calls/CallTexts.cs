namespace TokenOps.Benchmarks.Calls;

/// <summary>What everybody sends and gets. Constants alone, because a process that is measured from its start on would pay for making them.</summary>
internal static class CallTexts
{
    public const string Key = "key";

    public const string ImageModel = "gpt-image-1";
    public const string EditPrompt = "Make the sky red and leave the rest as it is.";
    public const string EditLink = "https://example.com/private/org-xyz/user-abc/img-edited.png";

    public const string ChatModel = "gpt-4.1-mini";
    public const string SystemText = "You are a careful editor. Answer in plain English, in at most five sentences, and say so when you do not know.";

    /// <summary>About 800 characters.</summary>
    public const string UserText = "Shorten this report to its facts:\n\n" + Report + "Thank you very much for your help.";

    /// <summary>About 750 characters.</summary>
    public const string AnswerText = "Here are the facts:\n\n" + Report + "That is all.";

    public const string EmbeddingModel = "text-embedding-3-small";

    private const string Line = "The ferry leaves the island at seven in the morning and comes back before noon, unless the wind is too strong for it.\n";
    private const string Report = Line + Line + Line + Line + Line + Line;
}
