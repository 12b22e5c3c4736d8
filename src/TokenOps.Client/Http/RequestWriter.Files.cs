using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

internal sealed partial class RequestWriter
{
    private MultipartWriter? _multipart;
    private FormWriter? _form;
    private FilePart? _file;
    private IReadOnlyList<string> _fileTypes = [];

    /// <summary>Sends a <c>multipart/form-data</c> body: the parts that are added to the returned writer.</summary>
    public MultipartWriter Multipart() => _multipart ??= new MultipartWriter(ArrayNaming, Files);

    /// <summary>Sends <c>application/x-www-form-urlencoded</c> pairs.</summary>
    public FormWriter Form() => _form ??= new FormWriter(ArrayNaming);

    /// <summary>Sends a file as the whole body, unless it is null.</summary>
    /// <param name="file">The file.</param>
    /// <param name="mediaTypes">The media types that the document lists; what the caller gave the file wins.</param>
    public void Binary(FilePart? file, params string[] mediaTypes)
    {
        _file = file;
        _fileTypes = mediaTypes;
    }

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
            return ToFileBodyAsync(_file, _fileTypes, progress, cancellationToken);
        }

        return new(_form is null ? Content : FormBody.Create(_form.Pairs));
    }

    private static async ValueTask<RequestBody?> WaitAsync(ValueTask<MultipartFormContent> content) => await content.ConfigureAwait(false);

    private static async ValueTask<RequestBody?> ToFileBodyAsync(FilePart file, IReadOnlyList<string> documented, UploadAttempt? progress, CancellationToken cancellationToken)
    {
        // A document that knows one media type means it; of several, and of ranges such as "image/*", the content decides.
        var mediaType = file.MediaType ?? (documented.Count == 1 && documented[0].IndexOf('*') < 0 ? documented[0] : null);
        mediaType ??= await file.DetectMediaTypeAsync(cancellationToken).ConfigureAwait(false) ?? documented.FirstOrDefault(static one => one.IndexOf('*') < 0);
        return new FileBody(file, mediaType ?? MediaTypeRules.Unknown, progress, cancellationToken);
    }
}
