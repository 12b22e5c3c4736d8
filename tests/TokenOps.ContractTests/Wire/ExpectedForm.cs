using System.Text;

namespace TokenOps.ContractTests.Wire;

/// <summary>A form as it has to be on the wire, to the byte, written out by hand.</summary>
internal sealed class ExpectedForm
{
    private readonly List<(string Header, byte[] Content)> _parts = [];

    public ExpectedForm Text(string name, string value)
    {
        _parts.Add(($"Content-Disposition: form-data; name=\"{name}\"", Encoding.UTF8.GetBytes(value)));
        return this;
    }

    public ExpectedForm File(string name, string fileName, string mediaType, byte[] content)
    {
        _parts.Add(($"Content-Disposition: form-data; name=\"{name}\"; filename=\"{fileName}\"\r\nContent-Type: {mediaType}", content));
        return this;
    }

    public byte[] ToBytes(string boundary) =>
    [
        .. _parts.SelectMany(part => (byte[])[.. Encoding.UTF8.GetBytes($"--{boundary}\r\n{part.Header}\r\n\r\n"), .. part.Content, .. "\r\n"u8]),
        .. Encoding.UTF8.GetBytes($"--{boundary}--\r\n"),
    ];
}
