using System.Text.Json;
using OpenCity.Data.Sql;
using OpenCity.Domain.Model;
using OpenCity.GraphQL;
using OpenCity.GraphQL.Types;

namespace OpenCity.Data.Tests.Sql;

/// <summary>
/// Events and readings are large. Of an event <c>code</c>, <c>receivedAt</c>, <c>district</c> and <c>reading</c> are indexed, of a
/// reading <c>station</c> and <c>measuredAt</c>; districts and stations are small.
/// </summary>
public class IndexRuleTests
{
    private static readonly TestCity City = TestCity.Instance;

    [Theory]
    [InlineData("{}")]
    [InlineData("{'receivedAt': {'gte': '2019-07-06T00:00:00Z'}}")]
    [InlineData("{'id': {'in': ['Event:1']}, 'note': {'contains': 'x'}}")]
    [InlineData("{'code': {'eq': '1'}, 'note': {'neq': 'x'}}")]
    [InlineData("{'receivedAt': {'ngt': '2019-07-06T00:00:00Z'}, 'note': {'eq': null}}")]
    [InlineData("{'district': {'code': {'eq': 'D1'}}, 'note': {'eq': 'x'}}")]
    [InlineData("{'district': {'name': {'any': {'contains': 'x'}}}, 'note': {'eq': 'x'}}")]
    [InlineData("{'district': {'areaKm2': {'gt': 1}}, 'note': {'eq': 'x'}}")]
    [InlineData("{'reading': {'station': {'district': {'code': {'eq': 'D1'}}}}, 'note': {'eq': 'x'}}")]
    [InlineData("{'and': [{'note': {'eq': 'x'}}, {'and': [{'code': {'eq': '1'}}]}]}")]
    [InlineData("{'code': {'eq': '1'}, 'or': [{'note': {'eq': 'x'}}, {'quality': {'eq': 'OK'}}]}")]
    [InlineData("{'or': [{'note': {'eq': 'x'}, 'code': {'eq': '1'}}, {'receivedAt': {'lt': '2019-07-06T00:00:00Z'}, 'quality': {'eq': 'OK'}}]}")]
    [InlineData("{'code': {'neq': '1'}}")]
    [InlineData("{'reading': {'id': {'eq': null}}, 'note': {'eq': 'x'}}")]
    [InlineData("{'code': {'in': []}, 'note': {'eq': 'x'}}")]
    public void Beside_an_indexed_field_all_take_part(string where) => Check(City.Event, where);

    [Theory]
    [InlineData("{'note': {'eq': 'x'}}", "\"note\"")]
    [InlineData("{'recordedAt': {'gt': '2019-07-06T00:00:00Z'}}", "\"recordedAt\"")]
    [InlineData("{'quality': {'in': ['OK']}}", "\"quality\"")]
    [InlineData("{'code': {'neq': '1'}, 'note': {'eq': 'x'}}", "\"note\"")]
    [InlineData("{'code': {'nin': ['1']}, 'note': {'eq': 'x'}}", "\"note\"")]
    [InlineData("{'or': [{'code': {'eq': '1'}}, {'note': {'eq': 'x'}}]}", "\"note\"")]
    [InlineData("{'or': [{'code': {'eq': '1'}}, {'and': [{'note': {'eq': 'x'}}, {'code': {'neq': 'y'}}]}]}", "\"note\"")]
    [InlineData("{'district': {'code': {'neq': 'D1'}}, 'note': {'eq': 'x'}}", "\"note\"")]
    [InlineData("{'reading': {'pm10': {'eq': 1}}}", "\"reading.pm10\"")]
    [InlineData("{'note': {'startsWith': 'x'}}", "\"note\"")]
    [InlineData("{'and': [{'or': [{'note': {'eq': 'x'}}]}, {}]}", "\"note\"")]
    public void Alone_an_unindexed_field_is_refused_by_name(string where, string name)
    {
        var refused = Assert.Throws<QueryException>(() => Check(City.Event, where));

        Assert.Equal(ErrorCodes.FilterNeedsIndex, refused.Code);
        Assert.StartsWith(name + " cannot be found by an index, and there may be 100001 records of the type \"Event\".", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("of one of: id, code, receivedAt, district, reading.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_a_text_is_found_by_no_index_whatever_the_field() =>
        Assert.Equal(ErrorCodes.FilterNeedsIndex, Assert.Throws<QueryException>(() => Check(City.Event, "{'code': {'contains': '1'}}")).Code);

    [Fact]
    public void Small_types_take_every_filter() => Check(City.Sample, "{'whole': {'neq': 1}, 'text': {'contains': 'x'}, 'reading': {'pm10': {'eq': 1}}}");

    [Theory]
    [InlineData("{'readings': {'some': {'pm10': {'eq': 1}}}}")]
    [InlineData("{'readings': {'none': {'pm10': {'eq': 1}}}}")]
    [InlineData("{'readings': {'all': {'pm10': {'gt': 1}}}}")]
    [InlineData("{'readings': {'all': {'pm10': {'gt': 1}, 'station': {'code': {'eq': 'S'}}}}}")]
    [InlineData("{'district': {'stations': {'some': {'readings': {'some': {'pm10': {'eq': 1}}}}}}}")]
    [InlineData("{'or': [{'readings': {'any': true}}, {'readings': {'some': {'pm10': {'eq': 1}}}}]}")]
    public void A_list_of_a_large_type_has_the_rule_of_its_type(string where) =>
        Assert.Contains("of the type \"AirReading\"", Assert.Throws<QueryException>(() => Check(City.Station, where)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{'readings': {'any': false}}")]
    [InlineData("{'readings': {'some': {}}}")]
    [InlineData("{'readings': {'some': {'pm10': {'eq': 1}, 'measuredAt': {'gt': '2019-07-06T00:00:00Z'}}}}")]
    [InlineData("{'readings': {'all': {'station': {'code': {'eq': 'S'}}}}}")]
    [InlineData("{'samples': {'all': {'whole': {'eq': 1}}}}")]
    public void Beside_an_index_lists_are_asked_about_everything(string where) => Check(City.Station, where);

    // The parent's key finds them.
    [Fact]
    public void Below_parents_records_are_found_already()
    {
        var table = TestCity.Path(City.Event);
        IndexRule.Check(table, FilterCompiler.Compile(table, Inputs.Of(("note", Inputs.Of(("eq", "x"))))), isBelowParent: true);
    }

    [Fact]
    public void A_list_of_a_large_type_asked_of_another_large_type_needs_an_index_beside_it()
    {
        Assert.Equal(ErrorCodes.FilterNeedsIndex, Assert.Throws<QueryException>(() => Check(City.Reading, "{'events': {'any': true}}")).Code);
        Check(City.Reading, "{'events': {'any': true}, 'station': {'code': {'eq': 'S'}}}");
    }

    private static void Check(RecordType type, string where)
    {
        var table = TestCity.Path(type);
        using var json = JsonDocument.Parse(where.Replace('\'', '"'));
        IndexRule.Check(table, FilterCompiler.Compile(table, (InputObject)Read(json.RootElement)!), isBelowParent: false);
    }

    // Instants stay texts: the rule does not look at values.
    private static object? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Inputs.Of(value.EnumerateObject().Select(property => (property.Name, Read(property.Value)))),
        JsonValueKind.Array => value.EnumerateArray().Select(Read).ToArray(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetInt32(),
        JsonValueKind.Null => null,
        _ => value.GetBoolean(),
    };
}
