using System.Net;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Errors;

public sealed class ErrorKindTests
{
    [TestCase("429", null, 429)]
    [TestCase("503", "invalid_request_error", 503)]
    [TestCase("3", "invalid_request_error", 400)]
    [TestCase("insufficient_quota", null, 429)]
    [TestCase("rate_limit_exceeded", "requests", 429)]
    [TestCase("invalid_api_key", "invalid_request_error", 401)]
    [TestCase(null, "authentication_error", 401)]
    [TestCase(null, "permission_error", 403)]
    [TestCase("model_not_found", null, 404)]
    [TestCase("moderation_blocked", "image_generation_user_error", 400)]
    [TestCase(null, "server_error", 500)]
    [TestCase(null, null, 500)]
    public void The_words_of_an_error_tell_its_kind(string? code, string? type, int status)
    {
        ErrorKinds.Guess(new AnswerFacts { Code = code, Type = type }).Should().Be((HttpStatusCode)status);
    }
}
