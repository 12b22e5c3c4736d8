using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;

namespace TokenOps.Runtime;

/// <summary>An <c>application/x-www-form-urlencoded</c> body. FormUrlEncodedContent has a length limit on older platforms.</summary>
internal static class FormBody
{
    public static HttpContent Create(IEnumerable<KeyValuePair<string, object?>> fields)
    {
        var text = new StringBuilder();
        foreach (var field in fields)
        {
            if (field.Value is not null)
            {
                text.Append(text.Length == 0 ? string.Empty : "&").Append(Encode(field.Key)).Append('=').Append(Encode(WireValue.Format(field.Value)));
            }
        }

        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(text.ToString()));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        return content;
    }

    private static string Encode(string text) => Uri.EscapeDataString(text).Replace("%20", "+");
}
