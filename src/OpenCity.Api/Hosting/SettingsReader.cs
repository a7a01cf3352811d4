using System.Globalization;
using OpenCity.Api.Transport.Live;
using OpenCity.Data.Providers.PostgreSql;
using OpenCity.Data.Sql;
using OpenCity.Domain.Publishing;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Types;

namespace OpenCity.Api.Hosting;

/// <summary>Reads the options from appsettings.json beside the program, the environment and the command line, the later over the earlier.</summary>
internal sealed class SettingsReader
{
    private readonly IConfigurationSection _section;
    private readonly List<string> _problems = [];

    private SettingsReader(IConfiguration configuration) => _section = configuration.GetSection(Setting.Section);

    /// <summary>The configuration that <see cref="Read"/> takes; <paramref name="given"/> is from the command line.</summary>
    internal static IConfigurationRoot Configure(IEnumerable<KeyValuePair<string, string?>> given)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "appsettings.json");
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(file, optional: true, reloadOnChange: false)
                .AddEnvironmentVariables()
                .AddInMemoryCollection(given)
                .Build();
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            var reason = error.InnerException is FormatException { InnerException: System.Text.Json.JsonException json }
                ? $"line {json.LineNumber + 1}, column {json.BytePositionInLine + 1} is not JSON"
                : "it cannot be read as JSON";
            throw new OperatorException($"The file \"{file}\" is wrong: {reason}. Correct it, or remove it to have the defaults.", ExitCode.Misused, error);
        }
    }

    /// <summary>The options, or everything that is wrong with them.</summary>
    internal static Settings Read(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        reader.RefuseUnknown(reader._section);
        var settings = reader.ReadAll();
        return reader._problems.Count == 0
            ? settings
            : throw new OperatorException(string.Join('\n', reader._problems), ExitCode.Misused);
    }

    private Settings ReadAll() => new()
    {
        DataFolder = Folder(SettingTable.DataFolder, "opencity-data"),
        SchemaFolder = Folder(SettingTable.SchemaFolder, Path.Combine(AppContext.BaseDirectory, "graphql")),
        SourcesFolder = Folder(SettingTable.SourcesFolder, Path.Combine(AppContext.BaseDirectory, "sources")),
        LeavesOutMisfits = _section[SettingTable.SchemaFolder.Key] is not null && _section[SettingTable.SourcesFolder.Key] is null,
        PostgreSql = ReadPostgreSql(),
        DemoEnabled = Flag(SettingTable.DemoEnabled),
        TimeZone = Zone(SettingTable.TimeZone),
        CorsOrigins = Origins(SettingTable.CorsOrigins),
        Limits = ReadLimits(),
        Reads = ReadSizes(),
        LimitsInForce = [.. SettingTable.All.Where(setting => setting.IsLimit).Select(limit => (limit, _section[limit.Key] ?? limit.Default))],
        StatementTime = TimeSpan.FromSeconds(Number(SettingTable.StatementSeconds)),
        BodyBytes = Number(SettingTable.BodyBytes),
        DocumentBytes = Number(SettingTable.DocumentBytes),
        TrustedDocumentBytes = Number(SettingTable.TrustedDocumentBytes),
        PersistedBytes = Number(SettingTable.PersistedBytes),
        TrustedOnly = Flag(SettingTable.TrustedOnly),
        BatchingEnabled = Flag(SettingTable.BatchingEnabled),
        MaxBatch = Number(SettingTable.Batch),
        ConcurrentRequests = Number(SettingTable.ConcurrentRequests),
        WaitingRequests = Number(SettingTable.WaitingRequests),
        Live = ReadLive(),
        CursorsKey = Key(SettingTable.CursorsKey),
    };

    private LiveLimits ReadLive() => new()
    {
        Init = TimeSpan.FromSeconds(Number(LiveSettingTable.InitSeconds)),
        Ping = TimeSpan.FromSeconds(Number(LiveSettingTable.PingSeconds)),
        Idle = TimeSpan.FromSeconds(Number(LiveSettingTable.IdleSeconds)),
        Stall = TimeSpan.FromSeconds(Number(LiveSettingTable.StallSeconds)),
        MessageBytes = Number(LiveSettingTable.MessageBytes),
        MessagesPerSecond = Number(LiveSettingTable.MessagesPerSecond),
        Operations = Number(LiveSettingTable.Operations),
        PerAddress = Number(LiveSettingTable.PerAddress),
        Total = Number(LiveSettingTable.Total),
        QueueMessages = Number(LiveSettingTable.QueueMessages),
        QueueBytes = Number(LiveSettingTable.QueueBytes),
        ErrorBytes = Number(SettingTable.ErrorBytes),
    };

    private PostgreSqlOptions? ReadPostgreSql()
    {
        var provider = _section[SettingTable.DatabaseProvider.Key] ?? SettingTable.DatabaseProvider.Default;
        var connection = _section[SettingTable.DatabaseConnection.Key];
        var option = $"The option \"{SettingTable.DatabaseConnection.FullKey}\"";
        if (Same(provider, "Sqlite"))
        {
            if (connection is not null)
            {
                _problems.Add($"{option} expects that \"{SettingTable.DatabaseProvider.FullKey}\" is PostgreSql. Give that as well, or leave both out for a file.");
            }

            return null;
        }

        if (!Same(provider, "PostgreSql"))
        {
            Refuse(SettingTable.DatabaseProvider, provider);
            return null;
        }

        if (PostgreSqlAddress.Problem(connection ?? "") is { } problem)
        {
            // The value is a secret, also where it is wrong.
            _problems.Add(connection is null
                ? $"{option} is missing, but \"{SettingTable.DatabaseProvider.FullKey}\" is PostgreSql. It expects {SettingTable.DatabaseConnection.Expected}."
                : $"{option} is of no use: {problem}. It expects {SettingTable.DatabaseConnection.Expected}.");
            return null;
        }

        return new PostgreSqlOptions
        {
            ConnectionString = connection!,
            StatementTimeout = TimeSpan.FromSeconds(Number(SettingTable.StatementSeconds)),
        };
    }

    private EngineLimits ReadLimits() => new()
    {
        TimeLimit = TimeSpan.FromSeconds(Number(SettingTable.RequestSeconds)),
        MaxTokens = Number(SettingTable.Tokens),
        MaxNesting = Number(SettingTable.Nesting),
        MaxIntrospectionLists = Number(SettingTable.IntrospectionLists),
        MaxIntrospectionLevels = Number(SettingTable.IntrospectionDepth),
        MaxFragmentVisits = Number(SettingTable.FragmentVisits),
        MaxMergeComparisons = Number(SettingTable.MergeComparisons),
        MaxVariableDepth = Number(SettingTable.VariableDepth),
        MaxVariableItems = Number(SettingTable.VariableItems),
        MaxErrors = Number(SettingTable.Errors),
        MaxDepth = Number(SettingTable.Depth),
        MaxAliases = Number(SettingTable.Aliases),
        MaxFieldsInSet = Number(SettingTable.FieldsInSet),
        MaxFields = Number(SettingTable.Fields),
        MaxDirectivesInPlace = Number(SettingTable.DirectivesInPlace),
        MaxDirectives = Number(SettingTable.Directives),
        MaxErrorBytes = Number(SettingTable.ErrorBytes),
        MaxCost = Number(SettingTable.Cost),
        MaxErrorPlaces = Number(SettingTable.ErrorPlaces),
        MaxNodes = Number(SettingTable.Nodes),
        MaxResponseBytes = Number(SettingTable.ResponseBytes),
    };

    private ReadLimits ReadSizes()
    {
        var sizes = new ReadLimits
        {
            DefaultPageSize = Number(SettingTable.PageDefault),
            MaxPageSize = Number(SettingTable.PageMax),
            MaxNodeIds = Number(SettingTable.NodeIds),
            MaxExactCount = Number(SettingTable.ExactCount),
            MaxNearMetres = Number(SettingTable.NearMetres),
            MaxGroups = Number(SettingTable.Groups),
        };
        if (sizes.DefaultPageSize > sizes.MaxPageSize)
        {
            _problems.Add(
                $"The option \"{SettingTable.PageDefault.FullKey}\" is {sizes.DefaultPageSize}, but a page has at most {sizes.MaxPageSize} "
                + $"records by \"{SettingTable.PageMax.FullKey}\". Lower the first or raise the second.");
        }

        return sizes;
    }

    private void RefuseUnknown(IConfigurationSection section)
    {
        foreach (var child in section.GetChildren())
        {
            var key = child.Path[(Setting.Section.Length + 1)..];
            var isKnown = SettingTable.All.Any(setting => Same(setting.Key, key));
            var isPrefix = SettingTable.All.Any(setting => setting.Key.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase));
            if (isPrefix && string.IsNullOrEmpty(child.Value))
            {
                RefuseUnknown(child);
            }
            else if (!isKnown)
            {
                var leaf = FirstLeaf(child);
                var remedy = NearName.Remedy(
                    leaf, SettingTable.All.Select(setting => setting.FullKey), "Known are " + string.Join(", ", SettingTable.All.Select(setting => setting.FullKey)) + ".");
                _problems.Add($"The option \"{leaf}\" does not exist. {remedy}");
            }
            else if (child.GetChildren().FirstOrDefault() is { } below)
            {
                _problems.Add($"The option \"{FirstLeaf(below)}\" does not exist: \"{child.Path}\" has one value.");
            }
        }
    }

    private static string FirstLeaf(IConfigurationSection section)
    {
        while (section.Value is null && section.GetChildren().FirstOrDefault() is { } child)
        {
            section = child;
        }

        return section.Path;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private string Folder(Setting setting, string standard)
    {
        var value = _section[setting.Key] ?? standard;
        if (string.IsNullOrWhiteSpace(value) || value.Contains('\0', StringComparison.Ordinal))
        {
            Refuse(setting, value);
            return standard;
        }

        return Path.GetFullPath(value);
    }

    private bool Flag(Setting setting)
    {
        var value = _section[setting.Key] ?? setting.Default;
        if (!bool.TryParse(value, out var flag))
        {
            Refuse(setting, value);
        }

        return flag;
    }

    private int Number(Setting setting)
    {
        var value = _section[setting.Key] ?? setting.Default;
        var isNumber = int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        if (!isNumber || number < setting.Range.Min || number > setting.Range.Max)
        {
            Refuse(setting, value);
            return setting.Range.Min;
        }

        return number;
    }

    private TimeZoneInfo Zone(Setting setting)
    {
        var value = _section[setting.Key] ?? setting.Default;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(value, out var zone))
        {
            return zone;
        }

        Refuse(setting, value);
        return TimeZoneInfo.Utc;
    }

    private string Origins(Setting setting)
    {
        var value = _section[setting.Key] ?? setting.Default;
        var origins = Same(value, "none") ? [] : value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if ((origins.Length == 0 && !Same(value, "none")) || !origins.All(origin => origin == "*" ? origins.Length == 1 : IsOrigin(origin)))
        {
            Refuse(setting, value);
        }

        return string.Join(' ', origins);
    }

    // As a browser writes it: scheme, host in lower case, a port that is not the scheme's own; nothing after it.
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", UserInfo: "" } && text == url.GetLeftPart(UriPartial.Authority);

    private byte[]? Key(Setting setting)
    {
        if (_section[setting.Key] is not { } value)
        {
            return null;
        }

        var key = new byte[CursorCodec.KeyLength];
        if (Convert.TryFromBase64String(value, new byte[value.Length], out var length)
            && length == key.Length && Convert.TryFromBase64String(value, key, out _))
        {
            return key;
        }

        // The value is a secret, also where it is wrong.
        _problems.Add($"The option \"{setting.FullKey}\" expects {setting.Expected}. Make one with: openssl rand -base64 32");
        return null;
    }

    private void Refuse(Setting setting, string value) =>
        _problems.Add($"The option \"{setting.FullKey}\" is \"{value}\", but expects {setting.Expected}. Correct it, or leave it out for {setting.Default}.");
}
