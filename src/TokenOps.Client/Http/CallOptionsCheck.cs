namespace TokenOps.Runtime;

internal static class CallOptionsCheck
{
    public static void Check(CallOptions options)
    {
        if (options.Timeout is { } timeout)
        {
            OptionCheck.Duration(timeout, nameof(options.Timeout), infinite: true);
        }

        if (options.MaxRetries is { } retries)
        {
            OptionCheck.Retries(retries, nameof(options.MaxRetries));
        }
    }
}
