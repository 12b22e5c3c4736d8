using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Reflection;

namespace TokenOps.Cli.Requests;

/// <summary>What an operation takes as options of a command, one for each part of the path and each member; the body's files also as arguments.</summary>
internal sealed class RequestInput
{
    private readonly OperationMethod _operation;
    private readonly List<(RequestField Field, Action<OperationArguments, object?> Set)> _fields = [];
    private readonly (RequestField Field, Action<OperationArguments, object?> Set) _files;
    private readonly Argument<string[]>? _arguments;
    private readonly RequestField? _whole;

    public RequestInput(OperationMethod operation, OperationDocument document)
    {
        _operation = operation;
        for (var i = 0; i < operation.Path.Count; i++)
        {
            var index = i;
            _fields.Add((RequestField.OfArgument(operation.Path[i], document.Describe(operation.Path[i].Name!)), (arguments, value) => arguments.Path[index] = value));
        }

        AddMembers(operation.OptionsType, "query-", document, static arguments => arguments.Options);
        if (operation.Body is { } body && HasMembers(body.ParameterType))
            AddMembers(body.ParameterType, "body-", document, static arguments => arguments.Body);
        else if (operation.Body is not null)
            _whole = RequestField.OfArgument(operation.Body, "The body of the request.");

        _files = _fields.Find(f => f.Field.IsFiles);
        if (_files.Field is null)
            return;

        _files.Field.Option.Hidden = true;
        _arguments = new Argument<string[]>(_files.Field.WireName)
        {
            HelpName = _files.Field.WireName.ToUpperInvariant(),
            Description = document.Describe(_files.Field.WireName),
            Arity = ArgumentArity.ZeroOrMore,
        };
    }

    /// <summary>The names of the options.</summary>
    public IEnumerable<string> OptionNames => Options.Select(o => o.Name);

    private IEnumerable<RequestOption> Options => _fields.Select(f => f.Field.Option).Concat(_whole is null ? [] : [_whole.Option]);

    public void AddTo(Command command)
    {
        if (_arguments is not null)
            command.Arguments.Add(_arguments);
        foreach (var option in Options)
            command.Options.Add(option);
    }

    /// <summary>Makes the operation's arguments of what the user wrote.</summary>
    /// <exception cref="UsageException">Words are not of their members' types, files are not there, or a part of the path is missing; all of them are named.</exception>
    public OperationArguments Read(ParseResult result)
    {
        var complaints = new List<string>();
        var arguments = _operation.NewArguments();
        if (_whole is not null)
            Try(() => arguments = arguments with { Body = IsGiven(_whole, result) ? _whole.Read(result.GetValue(_whole.Option) ?? []) : null });
        else if (_operation.Body is { } body)
            arguments = arguments with { Body = Activator.CreateInstance(body.ParameterType) };

        foreach (var (field, set) in _fields.Where(f => IsGiven(f.Field, result) || (f.Field == _files.Field && Files(result).Length > 0)))
            Try(() => set(arguments, field.Read(field == _files.Field ? Files(result) : result.GetValue(field.Option) ?? [])));
        for (var i = 0; i < arguments.Path.Length; i++)
        {
            if (arguments.Path[i] is null && !complaints.Exists(c => c.StartsWith(_fields[i].Field.Option.Name + ":", StringComparison.Ordinal)))
                complaints.Add($"{_fields[i].Field.Option.Name}: expected {_fields[i].Field.Option.HelpName}, found nothing.");
        }

        return complaints.Count == 0 ? arguments : throw new UsageException(string.Join(Environment.NewLine, complaints));

        void Try(Action read)
        {
            try
            {
                read();
            }
            catch (UsageException exception)
            {
                complaints.Add(exception.Message);
            }
        }
    }

    /// <summary>Whether the user turned a member on.</summary>
    public bool IsOn(string member, ParseResult result) =>
        _fields.Find(f => f.Field.WireName == member).Field is { } field && IsGiven(field, result) && result.GetValue(field.Option) is not ["false"];

    private string[] Files(ParseResult result) => [.. result.GetValue(_arguments!) ?? [], .. result.GetValue(_files.Field.Option) ?? []];

    private static bool IsGiven(RequestField field, ParseResult result) => result.GetResult(field.Option) is { Implicit: false };

    // Lists, texts and files have no members that could be options.
    private static bool HasMembers(Type type) => type.GetConstructor([]) is not null && type.GetProperties().Any(p => p.GetCustomAttribute<Newtonsoft.Json.JsonPropertyAttribute>() is not null);

    private void AddMembers(Type type, string prefix, OperationDocument document, Func<OperationArguments, object?> owner)
    {
        string[] taken = [.. OptionNames];
        foreach (var (property, field) in RequestField.OfMembers(type, prefix, taken, document.Describe))
            _fields.Add((field, (arguments, value) => property.SetValue(owner(arguments), value)));
    }
}
