using System;
using System.Collections.Generic;
using System.Text;

namespace TokenOps.Runtime;

/// <summary>An <c>application/x-www-form-urlencoded</c> body. FormUrlEncodedContent has a length limit on older platforms.</summary>
internal static class FormBody
{
    public static BytesBody Create(IEnumerable<KeyValuePair<string, object?>> fields)
    {
        var text = new StringBuilder();
        foreach (var field in fields)
        {
            if (field.Value is not null)
            {
                text.Append(text.Length == 0 ? string.Empty : "&").Append(Encode(field.Key)).Append('=').Append(Encode(WireValue.Format(field.Value)));
            }
        }

        return new BytesBody(Encoding.ASCII.GetBytes(text.ToString()), "application/x-www-form-urlencoded");
    }

    private static string Encode(string text) => Uri.EscapeDataString(text).Replace("%20", "+");
}
