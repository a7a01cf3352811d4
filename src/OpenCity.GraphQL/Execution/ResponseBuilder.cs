// Over 300 lines: writing, null propagation and errors are one recursion over the plan.
using System.Collections.Immutable;
using System.Diagnostics;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Response;

namespace OpenCity.GraphQL.Execution;

/// <summary>
/// Writes the data of a request, depth first, when all levels are there. A null where none may be goes up to the nearest place
/// that may be null: the writer goes back to where that place begins.
/// </summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Handling-Execution-Errors</remarks>
internal sealed class ResponseBuilder
{
    private readonly RequestContext _request;
    private readonly ResponseWriter _writer;
    private readonly ExecutionErrorException?[] _faults;
    private readonly List<PathSegment> _path = [];
    private readonly EngineLimits _limits;
    private readonly CancellationToken _cancellationToken;
    private int _start;

    internal ResponseBuilder(
        RequestContext request,
        ResponseWriter writer,
        ExecutionErrorException?[] faults,
        EngineLimits limits,
        CancellationToken cancellationToken)
    {
        _request = request;
        _writer = writer;
        _faults = faults;
        _limits = limits;
        _cancellationToken = cancellationToken;
    }

    internal List<GraphQLError> Errors { get; } = [];

    /// <summary>Writes the root object, or null.</summary>
    internal void WriteData(ObjectOutput root)
    {
        var start = _writer.Position;
        if (!WriteObject(root, 0))
        {
            _writer.Rewind(start);
            _writer.Null();
        }
    }

    /// <summary>Begins the root object, whose fields are written one by one.</summary>
    internal void BeginData()
    {
        _start = _writer.Position;
        _writer.Raw((byte)'{');
    }

    /// <summary>Writes a field of the root object; false where it made the whole of it null.</summary>
    internal bool WriteRootField(ObjectOutput root, int index)
    {
        if (index > 0)
        {
            _writer.Raw((byte)',');
        }

        _writer.Raw(root.Fields[index].Prefix);
        if (WriteField(root.Fields[index], 0))
        {
            return true;
        }

        _writer.Rewind(_start);
        _writer.Null();
        return false;
    }

    /// <summary>Ends the root object.</summary>
    internal void EndData() => _writer.Raw((byte)'}');

    private bool WriteObject(ObjectOutput output, int position)
    {
        _writer.Raw((byte)'{');
        var fields = output.Fields;
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
            {
                _writer.Raw((byte)',');
            }

            var field = fields[i];
            _writer.Raw(field.Prefix);
            if (!WriteField(field, position))
            {
                return false;
            }
        }

        _writer.Raw((byte)'}');
        return true;
    }

    /// <summary>False where the field is null and may not be; nothing of it counts then.</summary>
    private bool WriteField(FieldWrite field, int position)
    {
        var start = _writer.Position;
        var errors = Errors.Count;
        var outcome = WriteValue(field, field.Value, position);
        if (outcome == Outcome.Written)
        {
            return true;
        }

        if (field.IsNonNull)
        {
            if (outcome == Outcome.Null)
            {
                AddError(field, NonNullError(field));
            }

            return false;
        }

        Debug.Assert(outcome == Outcome.Null || Errors.Count > errors || Errors.Count == _limits.MaxErrors, "A null from below has its error.");
        _writer.Rewind(start);
        _writer.Null();
        return true;
    }

    // An item of a list has its index at the end of the path already, a field adds its name.
    private Outcome WriteValue(FieldWrite field, ValueWrite value, int position, bool isItem = false)
    {
        switch (value)
        {
            case LeafWrite leaf:
                return WriteLeaf(field, leaf, position, isItem);
            case RootWrite root:
                return WriteValue(field, root.Value, 0);
            case ConstantWrite constant:
                _writer.Raw(constant.Json);
                return Outcome.Written;
            case SameWrite same:
                if (Fault(field, same.Slot, isItem))
                {
                    return Outcome.Failed;
                }

                if (same.Presence is { } presence && presence.IsNull(LevelOf(same.Slot), position))
                {
                    return Outcome.Null;
                }

                return WriteNested(field, same.Object, position, isItem);
            case OneWrite one:
                return Fault(field, one.Slot, isItem) ? Outcome.Failed : WriteOne(field, one, position, isItem);
            case ItemsWrite items:
                return Fault(field, items.Slot, isItem) ? Outcome.Failed : WriteItems(field, items, position, isItem);
            case TypedWrite typed:
                return Fault(field, typed.Slot, isItem) ? Outcome.Failed
                    : WriteTyped(field, typed, position, isItem);
            case ManyWrite many:
                return Fault(field, many.Slot, isItem) ? Outcome.Failed : WriteMany(field, many, position, isItem);
            case AbstractWrite some:
                return Fault(field, some.Slot, isItem) ? Outcome.Failed : WriteAbstract(field, some, position, isItem);
            case ErrorWrite error:
                AddError(field, error.Error, isItem);
                return Outcome.Failed;
            default:
                throw new UnreachableException();
        }
    }

    private Outcome WriteLeaf(FieldWrite field, LeafWrite leaf, int position, bool isItem)
    {
        if (Fault(field, leaf.Slot, isItem))
        {
            return Outcome.Failed;
        }

        try
        {
            return leaf.Column.Write(LevelOf(leaf.Slot), position, _writer) ? Outcome.Written : Outcome.Null;
        }
        catch (ExecutionErrorException error)
        {
            AddError(field, error, isItem);
            return Outcome.Failed;
        }
    }

    private Outcome WriteOne(FieldWrite field, OneWrite one, int position, bool isItem)
    {
        var fetched = _request.Find(one.Slot)!;
        if (Error(field, fetched, position, isItem))
        {
            return Outcome.Failed;
        }

        var child = fetched.Links[position];
        return child < 0 ? Outcome.Null : WriteNested(field, one.Object, child, isItem);
    }

    private Outcome WriteNested(FieldWrite field, ObjectOutput output, int position, bool isItem)
    {
        if (!isItem)
        {
            _path.Add(new PathSegment(field.ResponseName, 0));
        }

        var written = WriteObject(output, position);
        if (!isItem)
        {
            _path.RemoveAt(_path.Count - 1);
        }

        return written ? Outcome.Written : Outcome.Failed;
    }

    // https://spec.graphql.org/September2025/#CompleteValue()
    private Outcome WriteItems(FieldWrite field, ItemsWrite items, int position, bool isItem)
    {
        var fetched = _request.Find(items.Slot)!;
        if (Error(field, fetched, position, isItem))
        {
            return Outcome.Failed;
        }

        var from = fetched.Links[position];
        if (from < 0)
        {
            return Outcome.Null;
        }

        var to = ListEnd(fetched.Links, position);
        var depth = _path.Count;
        if (!isItem)
        {
            _path.Add(new PathSegment(field.ResponseName, 0));
        }

        _writer.Raw((byte)'[');
        for (var i = from; i < to; i++)
        {
            CheckLimits();
            if (i > from)
            {
                _writer.Raw((byte)',');
            }

            var start = _writer.Position;
            _path.Add(new PathSegment(null, i - from));
            var outcome = WriteValue(field, items.Item, fetched.IsReversed ? to - 1 - (i - from) : i, isItem: true);
            if (outcome == Outcome.Null && items.ItemIsNonNull)
            {
                AddError(field, NonNullError(field), isItem: true);
                outcome = Outcome.Failed;
            }

            _path.RemoveAt(_path.Count - 1);
            if (outcome == Outcome.Failed && items.ItemIsNonNull)
            {
                _path.RemoveRange(depth, _path.Count - depth);
                return Outcome.Failed;
            }

            if (outcome != Outcome.Written)
            {
                _writer.Rewind(start);
                _writer.Null();
            }
        }

        _path.RemoveRange(depth, _path.Count - depth);
        _writer.Raw((byte)']');
        return Outcome.Written;
    }

    // The objects of a list without null: most lists, so that a row takes as few steps as can be.
    private Outcome WriteMany(FieldWrite field, ManyWrite many, int position, bool isItem)
    {
        var fetched = _request.Find(many.Slot)!;
        if (Error(field, fetched, position, isItem))
        {
            return Outcome.Failed;
        }

        var links = fetched.Links;
        var from = links[position];
        if (from < 0)
        {
            return Outcome.Null;
        }

        var to = ListEnd(links, position);
        _writer.Raw((byte)'[');
        _path.Add(new PathSegment(field.ResponseName, 0));
        for (var i = from; i < to; i++)
        {
            CheckLimits();
            if (i > from)
            {
                _writer.Raw((byte)',');
            }

            var start = _writer.Position;
            _path.Add(new PathSegment(null, i - from));
            var written = WriteObject(many.Object, fetched.IsReversed ? to - 1 - (i - from) : i);
            _path.RemoveAt(_path.Count - 1);
            if (!written)
            {
                if (many.ItemIsNonNull)
                {
                    _path.RemoveAt(_path.Count - 1);
                    return Outcome.Failed;
                }

                _writer.Rewind(start);
                _writer.Null();
            }
        }

        _path.RemoveAt(_path.Count - 1);
        _writer.Raw((byte)']');
        return Outcome.Written;
    }

    private Outcome WriteAbstract(FieldWrite field, AbstractWrite some, int position, bool isItem)
    {
        var fetched = _request.Find(some.Slot)!;
        if (Error(field, fetched, position, isItem))
        {
            return Outcome.Failed;
        }

        var child = fetched.Links[position];
        return child < 0 ? Outcome.Null : WriteTyped(field, some.Object, child, isItem);
    }

    // https://spec.graphql.org/September2025/#ResolveAbstractType()
    private Outcome WriteTyped(FieldWrite field, TypedWrite typed, int position, bool isItem)
    {
        ValueWrite? value;
        try
        {
            if (typed.Type.TypeOf(LevelOf(typed.Slot), position) is not { } type)
            {
                return Outcome.Null;
            }

            if (!typed.Possible.TryGetValue(type, out value))
            {
                throw ResultErrors.NotPossible(typed.Possible.Keys, $"\"{type}\"");
            }
        }
        catch (ExecutionErrorException error)
        {
            AddError(field, error, isItem);
            return Outcome.Failed;
        }

        return WriteValue(field, value, position, isItem);
    }

    // Before each item of a list: between two of them stands what a bounded number of fields writes.
    private void CheckLimits()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (_writer.Position > _limits.MaxResponseBytes)
        {
            throw new ExecutionErrorException(
                $"The answer would be longer than the limit of {_limits.MaxResponseBytes} bytes; select fewer fields or ask for smaller pages.",
                ErrorCodes.ResponseLimitExceeded);
        }
    }

    private static int ListEnd(int[] links, int position)
    {
        // A null list in between has -1; the run ends where the next list that is there begins.
        var next = position + 1;
        while (links[next] < 0)
        {
            next++;
        }

        return links[next];
    }

    private Level LevelOf(int slot) => _request.Find(slot)!.Level;

    private bool Fault(FieldWrite field, int slot, bool isItem)
    {
        if (_faults[slot] is not { } error)
        {
            return false;
        }

        AddError(field, error, isItem);
        return true;
    }

    private bool Error(FieldWrite field, Fetched fetched, int position, bool isItem)
    {
        if (fetched.Errors?[position] is not { } error)
        {
            return false;
        }

        AddError(field, error, isItem);
        return true;
    }

    private static ExecutionErrorException NonNullError(FieldWrite field) =>
        new($"The field \"{field.ResponseName}\" has a non-null type, but there is no value.", ErrorCodes.NonNullViolation);

    private void AddError(FieldWrite field, ExecutionErrorException error, bool isItem = false)
    {
        if (Errors.Count >= _limits.MaxErrors)
        {
            return;
        }

        var path = ImmutableArray.CreateBuilder<object>(_path.Count + 1);
        foreach (var segment in _path)
        {
            path.Add(segment.Name is { } name ? name : segment.Index);
        }

        if (!isItem)
        {
            path.Add(field.ResponseName);
        }

        Errors.Add(new GraphQLError(error.Message, error.Code, [field.Location], path.ToImmutable())
        {
            Extensions = error.Extensions,
        });
    }

    // A struct, so that a row costs no object: the path is only made where an error needs it.
    private readonly record struct PathSegment(string? Name, int Index);

    private enum Outcome
    {
        /// <summary>The value is in the buffer.</summary>
        Written,

        /// <summary>There is no value.</summary>
        Null,

        /// <summary>There is an error at this field or below it.</summary>
        Failed,
    }
}
