using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using OpenCity.Data.Providers;
using OpenCity.Data.Reading;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Response;

namespace OpenCity.Api.Hosting;

/// <summary>The records of a type.</summary>
/// <param name="Records">How many there are.</param>
/// <param name="AreSynthetic">Whether they are those of the demonstration; a type has synthetic records or real ones.</param>
internal readonly record struct RecordCount(long Records, bool AreSynthetic);

/// <summary>How many records each type has, asked for as a client would and kept for a minute.</summary>
internal sealed class RecordCounts(CityService city, TimeProvider clock)
{
    private const int TypesPerRequest = 50;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private volatile Counted? _last;

    /// <summary>Counts by record type; a type that could not be counted in time is missing.</summary>
    internal async ValueTask<FrozenDictionary<RecordType, RecordCount>> GetAsync(CancellationToken cancellationToken)
    {
        if (_last is { } last && clock.GetElapsedTime(last.At) < Kept)
        {
            return last.ByType;
        }

        var counts = new Dictionary<RecordType, RecordCount>();
        foreach (var types in city.Files.City.RecordTypes.Chunk(TypesPerRequest))
        {
            await CountAsync(types, counts, cancellationToken);
        }

        var counted = new Counted(clock.GetTimestamp(), counts.ToFrozenDictionary());
        _last = counted;
        return counted.ByType;
    }

    private async ValueTask CountAsync(RecordType[] types, Dictionary<RecordType, RecordCount> counts, CancellationToken cancellationToken)
    {
        var document = $"{{ {string.Join(' ', types.Select(type => type.PluralName + "(first: 1) { totalCount nodes { provenance } }"))} }}";
        using var writer = new ResponseWriter();
        try
        {
            await using var state = new ReadState(city.Database, city.Languages.Languages[0]);
            var request = new GraphQLRequest(Encoding.UTF8.GetBytes(document));
            await city.Executor.ExecuteAsync(request, writer, state, city.Languages.Languages[0], cancellationToken);
        }
        catch (StatementTimeoutException)
        {
            return;
        }

        using var response = JsonDocument.Parse(writer.Written);
        if (!response.RootElement.TryGetProperty("data", out var data))
        {
            return;
        }

        foreach (var type in types)
        {
            if (data.GetProperty(type.PluralName) is { ValueKind: JsonValueKind.Object } list)
            {
                var nodes = list.GetProperty("nodes");
                counts[type] = new RecordCount(
                    list.GetProperty("totalCount").GetInt64(),
                    nodes.GetArrayLength() > 0 && nodes[0].GetProperty("provenance").ValueEquals("SYNTHETIC"u8));
            }
        }
    }

    private sealed record Counted(long At, FrozenDictionary<RecordType, RecordCount> ByType);
}
