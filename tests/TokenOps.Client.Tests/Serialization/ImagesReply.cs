using System.Collections.Generic;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.Client.Tests.Serialization;

/// <summary>The shape of generated reply types, by hand.</summary>
internal sealed class ImagesReply
{
    [JsonProperty("created")]
    public long? Created { get; set; }

    [JsonProperty("data")]
    public IList<ImageItem>? Data { get; set; }

    [JsonProperty("mask")]
    public Base64Data? Mask { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JToken>? AdditionalProperties { get; set; }
}

internal sealed class ImageItem
{
    [JsonProperty("b64_json")]
    public Base64Data? B64Json { get; set; }

    [JsonProperty("url")]
    public string? Url { get; set; }

    [JsonProperty("revised_prompt")]
    public string? RevisedPrompt { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JToken>? AdditionalProperties { get; set; }
}
