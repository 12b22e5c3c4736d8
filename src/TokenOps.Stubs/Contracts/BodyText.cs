using System.Text;
using System.Xml;
using System.Xml.Linq;
using Newtonsoft.Json.Linq;
using Formatting = Newtonsoft.Json.Formatting;

namespace TokenOps.Stubs.Contracts;

/// <summary>Writes a value in a media type: JSON, XML, or the text that it is.</summary>
internal static class BodyText
{
    /// <summary>Returns the bytes of a body.</summary>
    /// <param name="mediaType">The media type, with or without parameters.</param>
    /// <param name="value">The value.</param>
    /// <param name="schema">What the document says of it: XML takes the name of its root from there.</param>
    public static byte[] Write(string mediaType, JToken value, JObject schema)
    {
        var type = mediaType.Split(';')[0].Trim();
        var isJson = type.Contains("json", StringComparison.OrdinalIgnoreCase);
        var isXml = type.EndsWith("/xml", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase);
        var text = !isJson && value.Type == JTokenType.String ? (string)value!
            : isXml ? new XDocument(Element((string?)(schema["xml"]?["name"] as JValue) ?? "response", value)).ToString(SaveOptions.DisableFormatting)
            : value.ToString(Formatting.None);
        return Encoding.UTF8.GetBytes(text);
    }

    private static XElement Element(string name, JToken value)
    {
        var element = new XElement(XmlConvert.EncodeLocalName(name) is { Length: > 0 } local ? local : "item");
        switch (value)
        {
            case JObject members:
                element.Add(members.Properties().SelectMany(member => member.Value is JArray several
                    ? several.Select(item => Element(member.Name, item))
                    : [Element(member.Name, member.Value)]));
                break;
            case JArray items:
                element.Add(items.Select(item => Element("item", item)));
                break;
            default:
                element.Value = string.Concat((value.Type == JTokenType.String ? (string)value! : value.ToString(Formatting.None)).Where(XmlConvert.IsXmlChar));
                break;
        }

        return element;
    }
}
