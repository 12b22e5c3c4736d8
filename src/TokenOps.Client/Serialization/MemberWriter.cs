using System;
using System.Collections.Generic;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>
/// Writes the members of one object: what is unset is left out, and what the document does not know follows at the end,
/// unless a member of the same name was written.
/// </summary>
internal readonly struct MemberWriter
{
    private readonly JsonWriter _writer;
    private readonly IDictionary<string, RawJson>? _additional;
    private readonly HashSet<string>? _written;
    private readonly SwitchingJsonWriter? _switch;

    public MemberWriter(JsonWriter writer, IDictionary<string, RawJson>? additional)
    {
        _writer = writer;

        // Only the outermost object asks for the stream.
        if (writer.WriteState == WriteState.Start)
            _switch = writer as SwitchingJsonWriter;
        if (additional is { Count: > 0 })
        {
            _additional = additional;
            _written = new HashSet<string>(StringComparer.Ordinal);
        }

        writer.WriteStartObject();
    }

    public void Write(string name, string? value)
    {
        if (value is null || name == _switch?.Member)
            return;

        Name(name);
        _writer.WriteValue(value);
    }

    public void Write(string name, bool? value)
    {
        if (value is null || name == _switch?.Member)
            return;

        Name(name);
        _writer.WriteValue(value.Value);
    }

    public void Write(string name, int? value)
    {
        if (value is null)
            return;

        Name(name);
        _writer.WriteValue(value.Value);
    }

    public void Write(string name, long? value)
    {
        if (value is null)
            return;

        Name(name);
        _writer.WriteValue(value.Value);
    }

    public void Write(string name, double? value)
    {
        if (value is null)
            return;

        Name(name);
        _writer.WriteValue(value.Value);
    }

    public void Write(string name, float? value)
    {
        if (value is null)
            return;

        Name(name);
        _writer.WriteValue(value.Value);
    }

    public void Write(string name, decimal? value)
    {
        if (value is null)
            return;

        Name(name);
        _writer.WriteValue(value.Value);
    }

    public void Write(string name, DateTimeOffset? value)
    {
        if (value is null)
            return;

        Name(name);
        _writer.WriteValue(value.Value);
    }

    /// <summary>Writes an object, a list, a map, a union or raw JSON.</summary>
    public void Write(string name, object? value)
    {
        // A list that nobody filled gives way to what came in its place.
        if (value is null || (value is System.Collections.ICollection { Count: 0 } && _additional?.ContainsKey(name) == true))
            return;

        Name(name);
        JsonMembers.WriteValue(_writer, value);
    }

    /// <summary>Writes a member that has to be there: null when it is unset.</summary>
    public void WriteOrNull(string name, object? value)
    {
        if (value is not null || _additional?.ContainsKey(name) != true)
        {
            Name(name);
            JsonMembers.WriteValue(_writer, value);
        }
    }

    /// <summary>Writes what the document does not know, and ends the object.</summary>
    public void End()
    {
        if (_additional is not null)
        {
            foreach (var member in _additional)
            {
                if (_written!.Add(member.Key) && member.Key != _switch?.Member)
                {
                    _writer.WritePropertyName(member.Key);
                    JsonMembers.WriteValue(_writer, member.Value);
                }
            }
        }

        if (_switch?.On is { } on)
        {
            _writer.WritePropertyName(_switch.Member);
            _writer.WriteRawValue(on);
        }

        _writer.WriteEndObject();
    }

    private void Name(string name)
    {
        _written?.Add(name);
        _writer.WritePropertyName(name);
    }
}
