using System.Collections.Generic;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.Benchmarks.Replies;

internal sealed class ImagesReply
{
    [JsonProperty("created")]
    public long? Created { get; set; }

    [JsonProperty("background")]
    public string? Background { get; set; }

    [JsonProperty("output_format")]
    public string? OutputFormat { get; set; }

    [JsonProperty("quality")]
    public string? Quality { get; set; }

    [JsonProperty("size")]
    public string? Size { get; set; }

    [JsonProperty("data")]
    public IList<ImageItem>? Data { get; set; }

    [JsonProperty("usage")]
    public Usage? Usage { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JToken>? AdditionalProperties { get; set; }
}

internal sealed class ImageItem
{
    [JsonProperty("b64_json")]
    public Base64Data? B64Json { get; set; }

    [JsonProperty("url")]
    public string? Url { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JToken>? AdditionalProperties { get; set; }
}

internal sealed class Usage
{
    [JsonProperty("input_tokens")]
    public long? InputTokens { get; set; }

    [JsonProperty("input_tokens_details")]
    public UsageDetails? InputTokensDetails { get; set; }

    [JsonProperty("output_tokens")]
    public long? OutputTokens { get; set; }

    [JsonProperty("total_tokens")]
    public long? TotalTokens { get; set; }
}

internal sealed class UsageDetails
{
    [JsonProperty("image_tokens")]
    public long? ImageTokens { get; set; }

    [JsonProperty("text_tokens")]
    public long? TextTokens { get; set; }
}

internal sealed class ImageEvent
{
    [JsonProperty("type")]
    public string? Type { get; set; }

    [JsonProperty("partial_image_index")]
    public int? PartialImageIndex { get; set; }

    [JsonProperty("b64_json")]
    public Base64Data? B64Json { get; set; }
}
