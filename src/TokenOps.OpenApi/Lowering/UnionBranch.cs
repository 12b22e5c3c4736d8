using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>One branch of a union.</summary>
/// <param name="Token">The branch as it stands there.</param>
/// <param name="Normal">What it resolves to.</param>
/// <param name="Kind">What it is, as far as unions are concerned.</param>
internal sealed record UnionBranch(JToken Token, NormalSchema Normal, BranchKind Kind);
