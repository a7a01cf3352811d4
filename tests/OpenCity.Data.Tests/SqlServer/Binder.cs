using System.Collections.Immutable;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using OpenCity.Data.Model;

namespace OpenCity.Data.Tests.SqlServer;

/// <summary>
/// Parses a read in the grammar of SQL Server 2019 and binds its names and types to tables. Whatever it does not know is an error, so
/// that no part of a statement goes unseen.
/// </summary>
internal sealed partial class Binder
{
    // A request to SQL Server has no more parameters.
    private const int MaxParameters = 2100;

    private readonly SqlCatalogue _catalogue;
    private readonly ImmutableArray<ColumnKind?> _parameters;
    private readonly HashSet<string> _used = [];
    private readonly List<string> _errors = [];

    private Binder(SqlCatalogue catalogue, ImmutableArray<ColumnKind?> parameters) => (_catalogue, _parameters) = (catalogue, parameters);

    /// <summary>All that is wrong with a statement.</summary>
    /// <param name="sql">The text.</param>
    /// <param name="parameters">Kinds of its parameters <c>@p1</c>, <c>@p2</c>, …; null for a list of keys.</param>
    /// <param name="catalogue">The tables.</param>
    public static IReadOnlyList<string> Errors(string sql, ImmutableArray<ColumnKind?> parameters, SqlCatalogue catalogue)
    {
        var script = new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        if (errors.Count > 0)
        {
            return [.. errors.Select(error => $"{error.Line}:{error.Column}: {error.Message}")];
        }

        var binder = new Binder(catalogue, parameters);
        binder.Script(script);
        return binder._errors;
    }

    private void Script(TSqlFragment script)
    {
        if (script is not TSqlScript { Batches: [{ Statements: [SelectStatement { Into: null, WithCtesAndXmlNamespaces: null } select] }] }
            || select.OptimizerHints.Count > 0)
        {
            Error(script, "is not one plain SELECT");
            return;
        }

        Query(select.QueryExpression, null, isDerived: false);
        if (_parameters.Length > MaxParameters)
        {
            Error(select, $"has {_parameters.Length} parameters");
        }

        foreach (var name in Enumerable.Range(1, _parameters.Length).Select(number => $"@p{number}").Where(name => !_used.Contains(name)))
        {
            _errors.Add($"{name} is given and not used");
        }
    }

    // The columns of the result.
    private ImmutableArray<(string Name, SqlType Type)> Query(QueryExpression query, Scope? outer, bool isDerived)
    {
        if (query is not QuerySpecification { UniqueRowFilter: UniqueRowFilter.NotSpecified, HavingClause: null, ForClause: null } select)
        {
            Error(query, "is no plain SELECT");
            return [];
        }

        var scope = new Scope(outer);
        foreach (var table in select.FromClause?.TableReferences ?? [])
        {
            Table(table, scope, outer);
        }

        Condition(select.WhereClause?.SearchCondition, scope);
        var groups = Groups(select, scope);
        var columns = select.SelectElements.SelectMany(element => Element(element, scope, groups, isDerived)).ToImmutableArray();
        foreach (var twice in columns.Where(_ => isDerived).GroupBy(column => column.Name).Where(same => same.Count() > 1))
        {
            Error(select, $"has the column {twice.Key} twice");
        }

        Order(select, scope, groups);
        return columns;
    }

    // Null where rows are not grouped; then any column may be named.
    private HashSet<string>? Groups(QuerySpecification select, Scope scope)
    {
        if (select.GroupByClause is null)
        {
            return select.SelectElements.Any(IsAggregate) ? [] : null;
        }

        var groups = new HashSet<string>();
        foreach (var specification in select.GroupByClause.GroupingSpecifications)
        {
            if (specification is not ExpressionGroupingSpecification { Expression: not Literal } group)
            {
                Error(specification, "is nothing to group by");
                continue;
            }

            Comparable(group.Expression, Scalar(group.Expression, scope));
            groups.Add(Text(group.Expression));
        }

        return groups;
    }

    internal static bool IsAggregate(SelectElement element) =>
        element is SelectScalarExpression { Expression: FunctionCall { OverClause: null } call } && IsAggregate(call);

    internal static bool IsAggregate(FunctionCall call) => s_aggregates.Contains(call.FunctionName.Value);

    private ImmutableArray<(string Name, SqlType Type)> Element(SelectElement element, Scope scope, HashSet<string>? groups, bool isDerived)
    {
        switch (element)
        {
            case SelectScalarExpression scalar:
                var type = Scalar(scalar.Expression, scope, groups);
                var name = scalar.ColumnName?.Value ?? (scalar.Expression as ColumnReferenceExpression)?.MultiPartIdentifier.Identifiers[^1].Value;
                if (name is null && isDerived)
                {
                    Error(scalar, "has no name, and a derived table's columns must");
                }

                return [(name ?? "", type)];
            case SelectStarExpression { Qualifier.Identifiers: [var alias] } when groups is null && scope.FindOwn(alias.Value) is { } source:
                return source.Columns;
            default:
                Error(element, "selects nothing that is known");
                return [];
        }
    }

    private void Order(QuerySpecification select, Scope scope, HashSet<string>? groups)
    {
        var terms = new HashSet<string>();
        foreach (var term in select.OrderByClause?.OrderByElements ?? [])
        {
            if (!terms.Add(Text(term.Expression)) || term.Expression is Literal)
            {
                Error(term, "orders by a column twice, or by none");
            }

            Comparable(term.Expression, Scalar(term.Expression, scope, groups));
        }

        if (select.OffsetClause is { } offset && (offset is not { OffsetExpression: IntegerLiteral { Value: "0" }, FetchExpression: IntegerLiteral fetch }
            || terms.Count == 0 || !IsLimit(fetch)))
        {
            Error(select.OffsetClause, "is no limit of the product, or one without an order");
        }

        if (select.TopRowFilter is { } top && top is not { Expression: ParenthesisExpression { Expression: IntegerLiteral }, Percent: false, WithTies: false })
        {
            Error(top, "is no number of rows");
        }
    }

    private void Table(TableReference table, Scope scope, Scope? outer)
    {
        switch (table)
        {
            case NamedTableReference { Alias: not null, TableHints.Count: 0, SchemaObject.Identifiers: [var name] }:
                Require(name, isQuoted: true);
                if (_catalogue.Tables.TryGetValue(name.Value, out var columns))
                {
                    Add((TableReferenceWithAlias)table, new Source(true, columns));
                }
                else
                {
                    Error(table, $"names the table {name.Value}, which is not there");
                    Add((TableReferenceWithAlias)table, Source.Missing);
                }

                break;
            case QueryDerivedTable { Columns.Count: 0 } derived:
                Add(derived, new Source(false, Query(derived.QueryExpression, outer, isDerived: true)));
                break;
            case OpenJsonTableReference { RowPattern: null } list:
                Add(list, new Source(false, List(list, scope)));
                break;
            case QualifiedJoin { QualifiedJoinType: QualifiedJoinType.Inner or QualifiedJoinType.LeftOuter, JoinHint: JoinHint.None } join:
                Table(join.FirstTableReference, scope, outer);
                Table(join.SecondTableReference, scope, outer);
                Condition(join.SearchCondition, scope);
                break;
            // What is applied sees what stands before it.
            case UnqualifiedJoin { UnqualifiedJoinType: UnqualifiedJoinType.CrossApply } apply:
                Table(apply.FirstTableReference, scope, outer);
                Table(apply.SecondTableReference, scope, scope);
                break;
            default:
                Error(table, "is no table that is known, or has no alias");
                break;
        }

        void Add(TableReferenceWithAlias reference, Source source)
        {
            if (reference.Alias is null || !scope.Add(reference.Alias.Value, source))
            {
                Error(reference, "has no alias of its own");
            }
        }
    }

    private ImmutableArray<(string Name, SqlType Type)> List(OpenJsonTableReference list, Scope scope)
    {
        if (list.Variable is not VariableReference variable)
        {
            Error(list, "reads a list that is no parameter");
        }
        else if (Scalar(variable, scope) is not { Kind: SqlTypeKind.WideText } || KindOf(variable) is not null)
        {
            Error(list, "reads a list that is no list");
        }

        var columns = ImmutableArray.CreateBuilder<(string, SqlType)>();
        foreach (var item in list.SchemaDeclarationItems)
        {
            var (name, type) = (item.ColumnDefinition.ColumnIdentifier, SqlType.Of(item.ColumnDefinition.DataType, null));
            Require(name, isQuoted: true);
            if (type is null or { Kind: SqlTypeKind.Text } || item.AsJson || item.Mapping is not StringLiteral { Value: ['$', ..] })
            {
                Error(item, "has no type or no path of the product");
            }

            columns.Add((name.Value, type ?? SqlType.Unknown));
        }

        if (columns.Count == 0)
        {
            Error(list, "reads a list without types");
        }

        return columns.ToImmutable();
    }

    private void Require(Identifier name, bool isQuoted)
    {
        if (isQuoted && name.QuoteType != QuoteType.SquareBracket)
        {
            Error(name, "is a name without brackets");
        }
    }

    // What `PageLimit` gives, and the one row of the newest.
    private static bool IsLimit(ScalarExpression expression) =>
        expression is IntegerLiteral { Value: "1" or "11" or "21" or "51" or "101" or "201" or "501" or "1001" };

    private void Error(TSqlFragment fragment, string message) => _errors.Add($"{Text(fragment)} {message}");

    private static string Text(TSqlFragment fragment) => string.Concat(Enumerable
        .Range(fragment.FirstTokenIndex, fragment.LastTokenIndex - fragment.FirstTokenIndex + 1)
        .Select(i => fragment.ScriptTokenStream[i].Text));
}
