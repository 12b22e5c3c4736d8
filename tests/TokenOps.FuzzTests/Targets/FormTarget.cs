using Newtonsoft.Json.Linq;
using TokenOps.FuzzTests.Inputs;
using TokenOps.Stubs.Contracts;
using TokenOps.Stubs.Judging;

namespace TokenOps.FuzzTests.Targets;

/// <summary>Request bodies as the stub server takes them apart and judges them. Nothing that is sent to it may make it throw.</summary>
internal sealed class FormTarget(JObject document) : IFuzzTarget
{
    private readonly BodyContract[] _bodies = [.. new DocumentReader(new SchemaResolver(document)).Read().SelectMany(static o => o.Bodies)];
    private readonly RequestJudge _judge = new(new SchemaResolver(document));

    public string Name => "form";

    public IEnumerable<FuzzInput> Seeds => Inputs.Seeds.Forms();

    public int Weight => 10;

    public bool HasKey => false;

    public ValueTask RunAsync(FuzzInput input, byte[] bytes)
    {
        foreach (var body in _bodies)
            _ = _judge.Judge(body, input.ContentType, bytes).Count;

        return default;
    }

    public bool Allows(Exception error) => false;
}
