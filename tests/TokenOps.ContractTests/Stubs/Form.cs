using System.Net.Http.Headers;
using System.Text;

namespace TokenOps.ContractTests.Stubs;

/// <summary>A form with quoted names, which .NET leaves unquoted.</summary>
internal static class Form
{
    public static MultipartFormDataContent Of(params (string Name, object Value)[] parts)
    {
        var form = new MultipartFormDataContent("test-boundary");
        form.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=test-boundary");
        foreach (var (name, value) in parts)
        {
            var content = new ByteArrayContent(value as byte[] ?? Encoding.UTF8.GetBytes((string)value));
            content.Headers.ContentDisposition = ContentDispositionHeaderValue.Parse(
                value is byte[]? $"form-data; name=\"{name}\"; filename=\"{name}.png\"" : $"form-data; name=\"{name}\"");
            content.Headers.ContentType = value is byte[]? new MediaTypeHeaderValue("image/png") : null;
            form.Add(content);
        }

        return form;
    }
}
