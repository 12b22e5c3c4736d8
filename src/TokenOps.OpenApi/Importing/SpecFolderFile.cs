using System.Collections.Generic;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Importing;

/// <summary>A vendor document of the folder.</summary>
/// <param name="Path">The file.</param>
/// <param name="Text">What it says, character by character.</param>
/// <param name="Root">The same, parsed; empty for a file that is no document.</param>
/// <param name="Operations">What it describes.</param>
internal sealed record SpecFolderFile(string Path, string Text, JObject Root, IReadOnlyList<ApiOperation> Operations);
