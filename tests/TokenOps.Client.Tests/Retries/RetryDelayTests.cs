using System;
using System.Linq;
using System.Net.Http;
using TokenOps.Client.Tests.Faults;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Retries;

public sealed class RetryDelayTests
{
    [TestCase(1, 0.0, 0.5)]
    [TestCase(2, 0.0, 1.0)]
    [TestCase(3, 0.0, 2.0)]
    [TestCase(5, 0.0, 8.0)]
    [TestCase(10, 0.0, 8.0)]
    [TestCase(1, 1.0, 0.375)]
    [TestCase(10, 1.0, 6.0)]
    public void The_wait_grows_up_to_eight_seconds_less_up_to_a_quarter(int attempt, double random, double seconds)
    {
        RetryDelay.Next(response: null, attempt, TimeProvider.System, random).TotalSeconds.Should().BeApproximately(seconds, 0.001);
    }

    [Test]
    public void Milliseconds_come_before_seconds()
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Retry-After", "9");
        response.Headers.TryAddWithoutValidation("retry-after-ms", "1500.5");

        RetryDelay.Next(response, 1, TimeProvider.System, 0).TotalMilliseconds.Should().BeApproximately(1500.5, 0.01);
    }

    [TestCase("1e999")]
    [TestCase("99999999999999999999")]
    [TestCase("-99999999999999999999")]
    [TestCase("NaN")]
    [TestCase("")]
    [TestCase("Sun, 99 Nov 2026 12:00:00 GMT")]
    public void Nonsense_is_survived(string text)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Retry-After", text);

        RetryDelay.Next(response, 1, new ObservedTime(), 0).Should().Be(TimeSpan.FromSeconds(0.5));
    }

    [Test]
    public void The_jitter_differs_from_client_to_client()
    {
        Enumerable.Range(0, 50).Select(static _ => Jitter.Next()).Distinct().Should().HaveCountGreaterThan(10);
    }
}
