namespace OpenCity.Data.Providers;

/// <summary>What SQLite's own SQL looks like where dialects differ.</summary>
public static class SqliteDialect
{
    /// <summary>An identifier in quotes; only names of the model come here, never input.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
