using System.Diagnostics;

namespace OpenCity.Data.Sql;

/// <summary>
/// Tells listeners of the diagnostic source <c>OpenCity.Data</c> of each statement as it is printed, which is once a plan and
/// not once a request: the event <c>StatementPrinted</c> with a <see cref="PrintedStatement"/>. Nobody listens in the server.
/// </summary>
public static class StatementDiagnostics
{
    /// <summary>Name of the source.</summary>
    public const string SourceName = "OpenCity.Data";

    private const string EventName = "StatementPrinted";

    private static readonly DiagnosticListener s_source = new(SourceName);

    internal static void Printed(Statement statement, SqlDialect dialect, StatementText text)
    {
        if (s_source.IsEnabled(EventName))
        {
            s_source.Write(EventName, new PrintedStatement(statement, dialect, text));
        }
    }
}

/// <summary>A statement that was printed.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Dialect">The dialect.</param>
/// <param name="Text">Its text.</param>
public sealed record PrintedStatement(Statement Statement, SqlDialect Dialect, StatementText Text);
