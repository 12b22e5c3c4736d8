using System.Collections.Generic;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.Client.Tests.Http;

internal sealed class TestResult
{
    [JsonProperty("name")]
    public string? Name { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JToken>? Others { get; set; }
}
