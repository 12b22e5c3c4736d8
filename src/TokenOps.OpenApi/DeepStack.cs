using System;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi;

/// <summary>Lets what follows schemas into schemas go deep, and end with a finding instead of with the process.</summary>
internal static class DeepStack
{
    private const int Size = 256 * 1024 * 1024;

    /// <summary>Runs <paramref name="compile"/> on a stack that is deep enough for every real document.</summary>
    public static T Run<T>(Func<T> compile)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = compile();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            Size)
        {
            IsBackground = true,
            Name = "TokenOps.OpenApi",
        };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }

    /// <summary>Makes sure that the stack has room for <paramref name="schema"/> and what stands in it.</summary>
    /// <exception cref="SpecException">It has none: the schemas are nested too deeply.</exception>
    public static void Check(JToken schema)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new SpecException(new Diagnostic(DiagnosticCodes.LimitExceeded, SourceMap.Locate(schema), "the schemas that contain each other here are nested more deeply than the compiler can follow"));
    }
}
