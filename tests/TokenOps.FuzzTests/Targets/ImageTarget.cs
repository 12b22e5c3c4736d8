using TokenOps.FuzzTests.Inputs;
using TokenOps.FuzzTests.Wire;

namespace TokenOps.FuzzTests.Targets;

/// <summary>Files that are looked into before they are sent.</summary>
internal sealed class ImageTarget : IFuzzTarget, IDisposable
{
    private CancellationTokenSource _cancel = new();

    public string Name => "image";

    public IEnumerable<FuzzInput> Seeds => Inputs.Seeds.Images();

    public int Weight => 16;

    public bool HasKey => true;

    public async ValueTask RunAsync(FuzzInput input, byte[] bytes)
    {
        if (!_cancel.TryReset())
        {
            _cancel.Dispose();
            _cancel = new CancellationTokenSource();
        }

        var image = input.ToStreams ? FilePart.FromOpener(_ => new ValueTask<Stream>(new PieceStream(bytes, input, _cancel)), "a.png") : FilePart.FromBytes(bytes, "a.png");
        var request = new CreateImageEditRequest { Image = image, Mask = FilePart.FromBytes(bytes, "b.png"), Prompt = "a" };
        await RequestValidator.ValidateAsync(request, _cancel.Token);
    }

    // What a caller's own stream throws is the caller's own, unless it is one of the failures that files have.
    public bool Allows(Exception error) =>
        error is FilePartException || PieceStream.Threw(error) || (error is OperationCanceledException && _cancel.IsCancellationRequested);

    public void Dispose() => _cancel.Dispose();
}
