using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>One branch of a union: as it stands there, and what it resolves to.</summary>
internal sealed record UnionBranch(JToken Token, NormalSchema Normal);
