using System.Collections.Immutable;
using System.Runtime.InteropServices;
using OpenCity.Data.Model;
using OpenCity.Data.Providers;
using OpenCity.Domain.Identity;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Sql;

/// <summary>Where the value of a statement's parameter comes from; evaluated anew for each request.</summary>
public abstract class ParameterSource
{
    /// <summary>The keys of a batch.</summary>
    public static ParameterSource Keys { get; } = new KeysSource();

    /// <summary>Kind of the column that the value meets, so that a dialect can give the parameter its type; null for a list of keys.</summary>
    public virtual ColumnKind? Kind => null;

    /// <summary>The value that a request gives.</summary>
    public abstract SqlValue Evaluate(in StatementArguments arguments);

    private sealed class KeysSource : ParameterSource
    {
        public override SqlValue Evaluate(in StatementArguments arguments) =>
            SqlValue.Of(arguments.Keys ?? throw new InvalidOperationException("The statement takes keys and none were given."));
    }
}

/// <summary>The value of one order term in the row that the page begins after, or ends before.</summary>
internal sealed class CursorSource(int term, ColumnKind kind, bool isEnd) : ParameterSource
{
    public override ColumnKind? Kind => kind;

    public override SqlValue Evaluate(in StatementArguments arguments) => (isEnd ? arguments.Before : arguments.After)[term];
}

/// <summary>A part of the key of one record.</summary>
internal sealed class KeyPartSource(int part, ColumnKind kind) : ParameterSource
{
    public override ColumnKind? Kind => kind;

    public override SqlValue Evaluate(in StatementArguments arguments) => arguments.Key[part];
}

/// <summary>A step from an input value to one inside it: a field by name, or an item by index.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct InputStep(string? Field, int Index);

/// <summary>A value inside <c>where</c>, found by field names and list indices.</summary>
internal abstract class InputSource(ImmutableArray<InputStep> path) : ParameterSource
{
    protected object? Find(in StatementArguments arguments)
    {
        object? value = arguments.Where;
        foreach (var step in path)
        {
            value = step.Field is null
                ? ((object?[])value!)[step.Index]
                : ((InputObject)value!).TryGet(step.Field, out var inner)
                    ? inner
                    : throw new InvalidOperationException($"\"{step.Field}\" is absent: the value is of another shape than the statement.");
        }

        return value;
    }
}

/// <summary>A scalar of <c>where</c>.</summary>
internal sealed class ScalarSource(ImmutableArray<InputStep> path, ColumnKind kind) : InputSource(path)
{
    public override ColumnKind? Kind => kind;

    public override SqlValue Evaluate(in StatementArguments arguments) => StoreForm.Of(kind, Find(arguments));
}

/// <summary>The items of a list of <c>where</c> that are not null, as one JSON array.</summary>
internal sealed class ListSource(ImmutableArray<InputStep> path, ColumnKind kind) : InputSource(path)
{
    public override SqlValue Evaluate(in StatementArguments arguments)
    {
        var keys = new KeyList(1);
        foreach (var item in (object?[])Find(arguments)!)
        {
            // JSON functions of SQLite end a text at U+0000; no record holds one, so the item would match nothing anyway.
            if (item is not null && !(item is string text && text.Contains('\0', StringComparison.Ordinal)))
            {
                keys.Add([StoreForm.Of(kind, item)]);
            }
        }

        return SqlValue.Of(keys);
    }
}

/// <summary>One part of the key that an id names; no value where it is no id of the type, so that it equals nothing.</summary>
internal sealed class IdPartSource(ImmutableArray<InputStep> path, RecordTable table, int part) : InputSource(path)
{
    public override ColumnKind? Kind => table.Key[part].Kind;

    public override SqlValue Evaluate(in StatementArguments arguments) =>
        RecordId.TryParse(table.Type, (string)Find(arguments)!, out var parts)
            ? StoreForm.Of(table.Key[part].Kind, parts[part])
            : SqlValue.Null;
}

/// <summary>The keys that an id, or the items of a list of ids, name; those that are no ids of the type are left out.</summary>
internal sealed class IdListSource(ImmutableArray<InputStep> path, RecordTable table) : InputSource(path)
{
    public override SqlValue Evaluate(in StatementArguments arguments)
    {
        var keys = new KeyList(table.Key.Length);
        var found = Find(arguments);
        foreach (var id in found as object?[] ?? [found])
        {
            if (id is string text && RecordId.TryParse(table.Type, text, out var parts))
            {
                keys.Add([.. parts.Select((value, i) => StoreForm.Of(table.Key[i].Kind, value))]);
            }
        }

        return SqlValue.Of(keys);
    }
}
