using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;

namespace TokenOps.Cli.Requests;

/// <summary>A request as options of a command, one for each member, its files also as arguments.</summary>
internal sealed class RequestInput
{
    private readonly Type? _type;
    private readonly IReadOnlyList<RequestField> _fields;
    private readonly RequestField? _files;
    private readonly Argument<string[]>? _arguments;

    public RequestInput(OperationMethod operation, OperationDocument document)
    {
        _type = operation.RequestType;
        _fields = _type is null ? [] : RequestField.Of(_type, document.Describe);
        _files = _fields.FirstOrDefault(f => f.IsFiles);
        if (_files is null)
            return;

        _files.Option.Hidden = true;
        _arguments = new Argument<string[]>(_files.WireName)
        {
            HelpName = _files.WireName.ToUpperInvariant(),
            Description = document.Describe(_files.WireName),
            Arity = ArgumentArity.ZeroOrMore,
        };
    }

    /// <summary>The names of the options.</summary>
    public IEnumerable<string> OptionNames => _fields.Select(f => f.Option.Name);

    public void AddTo(Command command)
    {
        if (_arguments is not null)
            command.Arguments.Add(_arguments);
        foreach (var field in _fields)
            command.Options.Add(field.Option);
    }

    /// <summary>Makes the request of what the user wrote; null for an operation that takes none.</summary>
    /// <exception cref="UsageException">Words are not of their members' types, or files are not there; all of them are named.</exception>
    public object? Read(ParseResult result)
    {
        if (_type is null)
            return null;

        var request = Activator.CreateInstance(_type)!;
        var complaints = new List<string>();
        if (_arguments is not null && result.GetValue(_arguments) is { Length: > 0 } paths)
            Set(_files!, paths);
        foreach (var field in _fields.Where(f => result.GetResult(f.Option) is { Implicit: false }))
            Set(field, result.GetValue(field.Option) ?? []);
        return complaints.Count == 0 ? request : throw new UsageException(string.Join(Environment.NewLine, complaints));

        void Set(RequestField field, IReadOnlyList<string> words)
        {
            try
            {
                field.Set(request, words);
            }
            catch (UsageException exception)
            {
                complaints.Add(exception.Message);
            }
        }
    }

    /// <summary>Whether the user turned a member on.</summary>
    public bool IsOn(string member, ParseResult result) =>
        _fields.FirstOrDefault(f => f.WireName == member) is { } field
        && result.GetResult(field.Option) is { Implicit: false }
        && result.GetValue(field.Option) is not ["false"];
}
