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

    /// <summary>Goes on from a first outcome, whose advice is in the call.</summary>
    public async ValueTask<Outcome<TResult>> ContinueAsync<TResult>(Call call, Outcome<TResult> first, Func<Call, ValueTask<Outcome<TResult>>> attempt)
    {
        var context = ResilienceContextPool.Shared.Get(call.Caller);
        try
        {
            context.Properties.Set(CallKey, call);
            return await _pipeline.ExecuteOutcomeAsync(
                static (_, state) =>
                {
                    if (state.First is { } known)
                    {
                        state.First = null;
                        return new ValueTask<Outcome<TResult>>(known);
                    }

                    return state.Attempt(state.Call);
                },
                context,
                new Progress<TResult>(call, attempt) { First = first }).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static Call CallOf(ResilienceContext context) => context.Properties.GetValue(CallKey, null!);

    private sealed class Progress<TResult>(Call call, Func<Call, ValueTask<Outcome<TResult>>> attempt)
    {
        public Call Call { get; } = call;

        public Func<Call, ValueTask<Outcome<TResult>>> Attempt { get; } = attempt;

        public Outcome<TResult>? First { get; set; }
    }
}
