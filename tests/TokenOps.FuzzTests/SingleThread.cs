using System.Runtime.CompilerServices;

namespace TokenOps.FuzzTests;

/// <summary>Runs what waits on the thread that called, in order, so that what happens does not depend on who is faster.</summary>
internal static class SingleThread
{
    private static readonly Queue<Action> Waiting = new();

    public static T Run<T>(Func<Task<T>> work)
    {
        var task = work();
        while (!task.IsCompleted)
        {
            if (Waiting.TryDequeue(out var next))
                next();
            else
                Thread.Yield();
        }

        return task.GetAwaiter().GetResult();
    }

    /// <summary>Waits until everybody else has had a turn. Not by a synchronization context, which would keep awaited code from going on where it is.</summary>
    public static Turn WaitAsync() => default;

    public readonly struct Turn : INotifyCompletion
    {
        public bool IsCompleted => false;

        public Turn GetAwaiter() => this;

        public void OnCompleted(Action continuation) => Waiting.Enqueue(continuation);

        public void GetResult()
        {
        }
    }
}
