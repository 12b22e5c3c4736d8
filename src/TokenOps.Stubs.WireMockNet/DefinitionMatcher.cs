using WireMock;
using WireMock.Matchers;
using WireMock.Matchers.Request;

namespace TokenOps.Stubs.WireMockNet;

/// <summary>Asks a definition whether a request is its own: the body can only be judged together with the headers.</summary>
internal sealed class DefinitionMatcher(StubDefinition definition) : IRequestMatcher
{
    /// <inheritdoc/>
    public double GetMatchingScore(IRequestMessage requestMessage, IRequestMatchResult requestMatchResult)
    {
        var score = definition.Matches(Received.From(requestMessage)) ? MatchScores.Perfect : MatchScores.Mismatch;
        return requestMatchResult.AddScore(GetType(), score, exception: null);
    }
}
