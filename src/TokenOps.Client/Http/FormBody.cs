using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace TokenOps.Runtime;

/// <summary>An <c>application/x-www-form-urlencoded</c> body. FormUrlEncodedContent has a length limit on older platforms.</summary>
internal static class FormBody
{
    /// <param name="pairs">Names and values, percent-encoded.</param>
    public static BytesBody Create(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var text = string.Join("&", pairs.Select(static pair => pair.Key + "=" + pair.Value)).Replace("%20", "+");
        return new BytesBody(Encoding.ASCII.GetBytes(text), "application/x-www-form-urlencoded");
    }
}
