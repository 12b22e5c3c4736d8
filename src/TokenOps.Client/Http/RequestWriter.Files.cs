using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

internal sealed partial class RequestWriter
{
    private MultipartWriter? _multipart;
    private FormWriter? _form;
    private FilePart? _file;

    /// <summary>Sends a <c>multipart/form-data</c> body: the parts that are added to the returned writer.</summary>
    public MultipartWriter Multipart() => _multipart ??= new MultipartWriter(JsonBody.Settings, ArrayNaming);

    /// <summary>Sends a file as the whole body, unless it is null.</summary>
    public void Binary(FilePart? file) => _file = file;

    /// <summary>The body; null when nothing wrote one.</summary>
    public async ValueTask<HttpContent?> ToContentAsync(UploadAttempt? progress, CancellationToken cancellationToken)
    {
        if (_multipart is not null)
        {
            var content = await _multipart.ToContentAsync(progress, cancellationToken).ConfigureAwait(false);
            Body(content, content.CanReplay);
        }
        else if (_file is not null)
        {
            var mediaType = await _file.DetectMediaTypeAsync(cancellationToken).ConfigureAwait(false);
            Body(new FileBody(_file, mediaType ?? MediaTypeRules.Unknown, progress), _file.CanReplay);
        }

        else if (_form is not null)
        {
            Body(FormBody.Create(_form.Pairs), canReplay: true);
        }

        return Content;
    }
}
