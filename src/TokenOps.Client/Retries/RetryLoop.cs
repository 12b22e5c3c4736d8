using System;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;

namespace TokenOps.Runtime;

/// <summary>Repeats failed attempts as the advice says.</summary>
/// <remarks>Entered only after a first attempt has failed, so that calls that succeed neither load nor pay for any of it.</remarks>
internal sealed class RetryLoop
{
    private static readonly ResiliencePropertyKey<Call> CallKey = new("TokenOps.Call");

    private readonly ResiliencePipeline _pipeline;

    public RetryLoop(ClientSettings settings)
    {
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = settings.Time }
            .AddRetry(new RetryStrategyOptions
            {
                // The advice counts; this only has to be out of its way.
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = static arguments => new ValueTask<bool>(CallOf(arguments.Context).Advice.Retry),
                DelayGenerator = static arguments => new ValueTask<TimeSpan?>(CallOf(arguments.Context).Advice.Delay),
                OnRetry = static arguments =>
                {
                    var call = CallOf(arguments.Context);
                    ClientLog.Retrying(call, arguments.RetryDelay, arguments.Outcome.Exception);
                    return default;
                },
            })
            .Build();
    }

    /// <summary>Goes on from a first attempt that failed: its failure and what to do about it are in the call, and so are those of the last.</summary>
    public async Task<TResult?> ContinueAsync<TResult>(Call call, Func<Call, Task<TResult?>> attempt)
    {
        var context = ResilienceContextPool.Shared.Get(call.Caller);
        try
        {
            context.Properties.Set(CallKey, call);
            var isFirst = true;
            var outcome = await _pipeline.ExecuteOutcomeAsync(
                async (_, state) =>
                {
                    TResult? result = isFirst ? default : await attempt(state).ConfigureAwait(false);
                    isFirst = false;
                    return state.Failure is { } failure ? Outcome.FromException<TResult>(failure) : Outcome.FromResult(result!);
                },
                context,
                call).ConfigureAwait(false);
            if (outcome.Exception is { } last && last != call.Failure)
            {
                // Cancelled while it waited.
                call.Fail(last, advice: default);
            }

            return outcome.Result;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static Call CallOf(ResilienceContext context) => context.Properties.GetValue(CallKey, null!);
}
