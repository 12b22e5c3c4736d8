using System;
using System.Linq;
using System.Threading.Tasks;

namespace TokenOps.Benchmarks.Calls;

/// <summary>Makes the calls of a case with one subject, and looks every time whether what came is what the server sent.</summary>
internal sealed class CallRunner(ICallSubject subject, string reply, string imagePath)
{
    private double _firstMilliseconds;

    /// <summary>Makes so many calls one after the other, or each <paramref name="atOnce"/> of them at the same time.</summary>
    public async Task RunAsync(int calls, int atOnce)
    {
        for (var made = 0; made < calls; made += atOnce)
        {
            if (atOnce == 1)
                await CallAsync().ConfigureAwait(false);
            else
                await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => CallAsync())).ConfigureAwait(false);
        }
    }

    /// <summary>Makes so many calls one after the other.</summary>
    /// <returns>For each, after how many milliseconds its first event was there.</returns>
    public async Task<double[]> RunForFirstEventsAsync(int calls)
    {
        var times = new double[calls];
        for (var i = 0; i < calls; i++)
        {
            await CallAsync().ConfigureAwait(false);
            times[i] = _firstMilliseconds;
        }

        return times;
    }

    private Task CallAsync() => reply switch
    {
        CallCase.EditReply => EditAsync(),
        CallCase.ChatReply => ChatAsync(),
        CallCase.StreamReply or CallCase.PausingStreamReply => StreamAsync(),
        CallCase.EmbeddingsReply => EmbedAsync(),
        _ => throw new InvalidOperationException($"There is no call for the reply '{reply}'."),
    };

    private async Task EditAsync() => Expect(await subject.EditAsync(imagePath).ConfigureAwait(false) == CallTexts.EditLink);

    private async Task ChatAsync() => Expect(await subject.ChatAsync().ConfigureAwait(false) == CallTexts.AnswerText);

    private async Task StreamAsync()
    {
        var reading = new StreamReading();
        await subject.StreamAsync(reading).ConfigureAwait(false);
        Expect(reading is { Events: StreamTexts.Events } && reading.Characters == StreamTexts.Characters);
        _firstMilliseconds = reading.FirstMilliseconds;
    }

    private async Task EmbedAsync()
    {
        var read = await subject.EmbedAsync().ConfigureAwait(false);
        Expect(read is { Count: EmbeddingTexts.Count, Length: EmbeddingTexts.Dimensions }
            && (float)read.First == EmbeddingTexts.Number(0, 0)
            && (float)read.Last == EmbeddingTexts.Number(EmbeddingTexts.Count - 1, EmbeddingTexts.Dimensions - 1));
    }

    private void Expect(bool asSent)
    {
        if (!asSent)
            throw new InvalidOperationException($"{subject.GetType().Name} did not get what the server sent as '{reply}'.");
    }
}
