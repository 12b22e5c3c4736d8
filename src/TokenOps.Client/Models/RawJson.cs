using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Runtime;

namespace TokenOps;

/// <summary>A JSON value as its text: what the API's document does not know, or says nothing about.</summary>
/// <remarks>Immutable and safe to use from several threads. Two values are equal when their texts are.</remarks>
[JsonConverter(typeof(RawJsonConverter))]
public sealed class RawJson : IEquatable<RawJson>
{
    private RawJson(string text)
    {
        Text = text;
    }

    /// <summary>Gets the value <c>null</c>.</summary>
    public static RawJson Null { get; } = new("null");

    /// <summary>Gets the JSON text.</summary>
    public string Text { get; }

    /// <summary>Gets what kind of JSON value this is.</summary>
    public RawJsonKind Kind => Text[0] switch
    {
        '{' => RawJsonKind.Object,
        '[' => RawJsonKind.Array,
        '"' => RawJsonKind.Text,
        't' or 'f' => RawJsonKind.Boolean,
        'n' => RawJsonKind.Null,
        _ => RawJsonKind.Number,
    };

    /// <summary>Makes a JSON string of a text.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator RawJson(string value) => new(JsonText.Quote(value ?? throw new ArgumentNullException(nameof(value))));

    /// <summary>Makes a JSON boolean.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator RawJson(bool value) => new(value ? "true" : "false");

    /// <summary>Makes a JSON number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator RawJson(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc cref="op_Implicit(long)"/>
    /// <exception cref="ArgumentException"><paramref name="value"/> is not a number that JSON knows.</exception>
    public static implicit operator RawJson(double value) =>
        double.IsNaN(value) || double.IsInfinity(value)
            ? throw new ArgumentException("JSON has no number that is infinite or not a number.", nameof(value))
            : new(value.ToString("R", CultureInfo.InvariantCulture));

    /// <inheritdoc cref="op_Implicit(long)"/>
    public static implicit operator RawJson(decimal value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Compares two values.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>true if the texts are equal; otherwise, false.</returns>
    public static bool operator ==(RawJson? left, RawJson? right) => Equals(left, right);

    /// <summary>Compares two values.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>true if the texts differ; otherwise, false.</returns>
    public static bool operator !=(RawJson? left, RawJson? right) => !Equals(left, right);

    /// <summary>Makes a value of JSON text, which is kept to the letter.</summary>
    /// <param name="json">One JSON value.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="json"/> is not one JSON value; the message says where, and quotes nothing.</exception>
    public static RawJson FromText(string json)
    {
        _ = json ?? throw new ArgumentNullException(nameof(json));
        return new RawJson(JsonText.Check(json, nameof(json)));
    }

    /// <summary>Returns the members of a JSON object, such as a JSON schema, for the properties that take anything by name.</summary>
    /// <param name="json">One JSON object.</param>
    /// <returns>A new dictionary in the object's order. Of a name that stands twice, the last value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="json"/> is not one JSON object; the message says where, and quotes nothing.</exception>
    public static IDictionary<string, RawJson> MembersOf(string json)
    {
        using var reader = FromText(json).NewReader();
        if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
            throw new ArgumentException($"Expected a JSON object, found {reader.TokenType}.", nameof(json));

        var members = new Dictionary<string, RawJson>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var name = (string)reader.Value!;
            reader.Read();
            members[name] = Read(reader);
        }

        return members;
    }

    /// <summary>Makes a value of a token of Newtonsoft.Json.</summary>
    /// <param name="token">The token, which is not kept.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="token"/> is null.</exception>
    public static RawJson FromJToken(JToken token) => new((token ?? throw new ArgumentNullException(nameof(token))).ToString(Formatting.None));

    /// <summary>Makes a token of Newtonsoft.Json. Dates stay text.</summary>
    /// <returns>A new token.</returns>
    public JToken ToJToken()
    {
        using var reader = NewReader();
        return JToken.ReadFrom(reader);
    }

    /// <summary>Gets the text of a JSON string.</summary>
    /// <returns>The text, unescaped; null when the value is of another kind.</returns>
    public string? GetString()
    {
        if (Kind != RawJsonKind.Text)
            return null;

        using var reader = NewReader();
        reader.Read();
        return (string)reader.Value!;
    }

    /// <inheritdoc/>
    public bool Equals(RawJson? other) => other is not null && string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RawJson);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <summary>Says the kind and the length; the content is in <see cref="Text"/>, since it may be what a user wrote.</summary>
    /// <returns>Such as <c>Object (120 characters)</c>.</returns>
    public override string ToString() => $"{Kind} ({Text.Length.ToString(CultureInfo.InvariantCulture)} characters)";

    /// <summary>Makes a value of text that is known to be JSON.</summary>
    internal static RawJson Trusted(string json) => new(json);

    /// <summary>Reads the value that <paramref name="reader"/> stands at the first token of, up to its last.</summary>
    internal static RawJson Read(JsonReader reader)
    {
        if (reader.TokenType is JsonToken.Null or JsonToken.Undefined)
            return Null;
        if (reader is Utf8TextReader utf8)
            return new RawJson(utf8.ReadRaw());
        if (reader.TokenType == JsonToken.Boolean)
            return (bool)reader.Value!;
        if (reader.TokenType == JsonToken.String)
            return (string)reader.Value!;

        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var writer = new JsonTextWriter(text);
        writer.WriteToken(reader);
        writer.Flush();
        return new RawJson(text.ToString());
    }

    /// <summary>Reads a whole document.</summary>
    internal static RawJson ReadRoot(JsonReader reader) => JsonMembers.Root(reader, JsonMembers.ReadAny)!;

    internal void Write(JsonWriter writer)
    {
        if (writer is JsonTextWriter { Formatting: Formatting.None })
        {
            writer.WriteRawValue(Text);
            return;
        }

        using var reader = NewReader();
        reader.Read();
        writer.WriteToken(reader);
    }

    internal Utf8TextReader NewReader() => Utf8TextReader.Over(Text);
}
