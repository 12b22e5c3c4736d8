using TokenOps.Cli.Output;

namespace TokenOps.Cli.Tests.Output;

/// <summary>The client's messages, in the words of the command line.</summary>
internal sealed class ClientMessageTests
{
    [TestCase("Check the API key (TokenOpsClientOptions.ApiKey or TOKENOPS_API_KEY) and that it fits.", "Check the API key (TOKENOPS_API_KEY) and that it fits.")]
    [TestCase("There is none. Set TokenOpsClientOptions.ApiKey or the environment variable TOKENOPS_API_KEY.", "There is none. Set TOKENOPS_API_KEY.")]
    [TestCase("It was not sent again, because it may be charged twice; RetryLostReplies permits it.", "It was not sent again, because it may be charged twice.")]
    [TestCase("The address must be https, but is http. AllowInsecureHttp permits it. (Parameter 'BaseAddress')", "The address must be https, but is http.")]
    [TestCase("It heard nothing for the 5 min of StreamIdleTimeout in the middle of it.", "It heard nothing for the 5 min in the middle of it.")]
    [TestCase("The body is larger than 10 bytes (MaxResponseBytes).", "The body is larger than 10 bytes.")]
    [TestCase("The link leads to more than the 10 bytes that LinkDownload.MaxBytes allows.", "The link leads to more than the 10 bytes allowed.")]
    [TestCase("It redirects elsewhere. If that is right, set BaseAddress to it.", "It redirects elsewhere. If that is right, set --server to it.")]
    [TestCase("The wait of 9 s before that would outlast Timeout.", "The wait of 9 s before that would outlast --timeout.")]
    [TestCase("BaseAddress must be an address without query.", "--server must be an address without query.")]
    [TestCase("Timeout is a word, and so is 1.5 s. Headers are another.", "Timeout is a word, and so is 1.5 s. Headers are another.")]
    [TestCase("RetryLostReplies must be set.", "RetryLostReplies must be set.")]
    public void Settings_are_options_or_left_out(string message, string expected) =>
        ClientMessage.Of(new InvalidOperationException(message)).Should().Be(expected);
}
