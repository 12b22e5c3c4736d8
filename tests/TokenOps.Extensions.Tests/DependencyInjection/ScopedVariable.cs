namespace TokenOps.Extensions.Tests.DependencyInjection;

/// <summary>An environment variable that is put back.</summary>
internal sealed class ScopedVariable : IDisposable
{
    private readonly string _name;
    private readonly string? _before;

    public ScopedVariable(string name, string? value)
    {
        _name = name;
        _before = Environment.GetEnvironmentVariable(name);
        Environment.SetEnvironmentVariable(name, value);
    }

    public void Dispose() => Environment.SetEnvironmentVariable(_name, _before);
}
