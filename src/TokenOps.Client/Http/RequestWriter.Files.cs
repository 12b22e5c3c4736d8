using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

internal sealed partial class RequestWriter
{
    private MultipartWriter? _multipart;
    private FormWriter? _form;
    private FilePart? _file;

    /// <summary>Sends a <c>multipart/form-data</c> body: the parts that are added to the returned writer.</summary>
    public MultipartWriter Multipart() => _multipart ??= new MultipartWriter(ArrayNaming);

    /// <summary>Sends a file as the whole body, unless it is null.</summary>
    public void Binary(FilePart? file) => _file = file;

    /// <summary>The body, ready to be sent; null when nothing wrote one.</summary>
    public ValueTask<RequestBody?> ToBodyAsync(UploadAttempt? progress, CancellationToken cancellationToken)
    {
        if (_multipart is not null)
        {
            var content = _multipart.ToContentAsync(progress, cancellationToken);
            return content.IsCompletedSuccessfully ? new(content.Result) : WaitAsync(content);
        }

        if (_file is not null)
        {
            return ToFileBodyAsync(_file, progress, cancellationToken);
        }

        return new(_form is null ? Content : FormBody.Create(_form.Pairs));
    }

    private static async ValueTask<RequestBody?> WaitAsync(ValueTask<MultipartFormContent> content) => await content.ConfigureAwait(false);

    private static async ValueTask<RequestBody?> ToFileBodyAsync(FilePart file, UploadAttempt? progress, CancellationToken cancellationToken)
    {
        var mediaType = await file.DetectMediaTypeAsync(cancellationToken).ConfigureAwait(false);
        return new FileBody(file, mediaType ?? MediaTypeRules.Unknown, progress, cancellationToken);
    }
}
