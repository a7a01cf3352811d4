using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using OpenCity.Data.Model;
using OpenCity.Data.Sql;
using OpenCity.Data.Tests.SqlServer;
using OpenCity.Domain.Model;

[assembly: AssemblyFixture(typeof(TSqlWatch))]

namespace OpenCity.Data.Tests.SqlServer;

/// <summary>
/// Prints each statement that any test makes, for whatever database, in T-SQL too, parses it and binds it to the tables of its city. The
/// test that made a statement with an error fails by it.
/// </summary>
public sealed class TSqlWatch : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<List<string>?> s_seen = new();

    private readonly ConcurrentDictionary<(City City, string Sql), bool> _texts = [];
    private readonly ConditionalWeakTable<City, SqlCatalogue> _catalogues = [];
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];

    public TSqlWatch() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>The texts that the statements of the running test have from now on, in the order in which they are printed.</summary>
    public static IReadOnlyList<string> Seen() => s_seen.Value = [];

    public void OnNext(DiagnosticListener value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Name == StatementDiagnostics.SourceName)
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        var printed = (PrintedStatement)value.Value!;
        if (printed.Dialect != SqlServerDialect.Instance)
        {
            // Its printing is told too.
            printed.Statement.Print(SqlServerDialect.Instance);
            return;
        }

        var city = printed.Statement.Table.Table.Type.Dataset.City;
        s_seen.Value?.Add(printed.Text.Sql);
        if (_texts.ContainsKey((city, printed.Text.Sql)))
        {
            return;
        }

        var catalogue = _catalogues.GetValue(city, made => SqlCatalogue.Of(CityTables.Of(made)));
        var errors = catalogue.Errors.Concat(
            Binder.Errors(printed.Text.Sql, [.. printed.Text.Parameters.Select(parameter => parameter.Kind)], catalogue)).ToList();
        if (errors.Count > 0)
        {
            throw new InvalidOperationException($"{printed.Text.Sql}\n{string.Join('\n', errors)}");
        }

        _texts.TryAdd((city, printed.Text.Sql), true);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }
}
