namespace TokenOps.Runtime;

/// <summary>Names that OpenTelemetry's semantic conventions for generative AI lay down.</summary>
internal static class GenAiNames
{
    public const string Operation = "gen_ai.operation.name";
    public const string Provider = "gen_ai.provider.name";
    public const string RequestModel = "gen_ai.request.model";
    public const string ChoiceCount = "gen_ai.request.choice.count";
    public const string OutputType = "gen_ai.output.type";
    public const string InputTokens = "gen_ai.usage.input_tokens";
    public const string OutputTokens = "gen_ai.usage.output_tokens";
    public const string TokenType = "gen_ai.token.type";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";
    public const string ErrorType = "error.type";
    public const string Status = "http.response.status_code";
    public const string Resends = "http.request.resend_count";

    public const string Duration = "gen_ai.client.operation.duration";
    public const string TokenUsage = "gen_ai.client.token.usage";

    /// <summary>The conventions' name for operations that make content of any kind.</summary>
    public const string GenerateContent = "generate_content";
    public const string Image = "image";
    public const string Input = "input";
    public const string Output = "output";

    /// <summary>Our own: the conventions leave the name of a provider that they do not list to its instrumentation.</summary>
    public const string TokenOps = "tokenops";
}
