using System.Text;
using OpenCity.Fuzz;
using OpenCity.Tests;

namespace OpenCity.GraphQL.Tests.Security;

/// <summary>
/// With limits of a million, parser and validator take at most two and a half times the processor time when what is repeated in a
/// document is doubled. The parts at odd places of a shape are repeated, a <c>~</c> is the number of the repetition.
/// </summary>
public sealed class GrowthTests
{
    private static readonly Dictionary<string, string[]> Shapes = new()
    {
        ["S-01 selections within each other"] = ["{ ", "query { ", "version ", "} ", "}"],
        ["S-01 lists within each other"] = ["{ echo(any: ", "[", "", "]", ") }"],
        ["S-01 lists that are never closed"] = ["{ echo(any: ", "[", ""],
        ["S-01 objects within each other"] = ["{ echo(any: ", "{a: ", "1", "}", ") }"],
        ["S-01 types within each other"] = ["query ($v: ", "[", "Int", "]", ") { version }"],
        ["S-02 aliases of one field"] = ["{ ", "a~: version ", "}"],
        ["S-02 aliases of one field with a selection"] = ["{ ", "a~: human { name } ", "}"],
        ["S-03 one field repeated"] = ["{ ", "version ", "}"],
        ["S-03 one field with a selection repeated"] = ["{ ", "human { name } ", "}"],
        ["S-04 inline fragments within each other"] = ["{ ", "... { ", "version ", "} ", "}"],
        ["S-04 inline fragments below each of many fields"] = ["{ ", "query { ... on Query { query { ... on Query { version } } } } ", "}"],
        ["S-04 inline fragments side by side with different fields"] = ["{ ", "... { a~: version } ", "}"],
        ["S-05 fragments beside each other"] = ["{ ", "...F~ ", "} ", "fragment F~ on Query { version } ", ""],
        ["S-05 fragments of one name"] = ["{ ...F } ", "fragment F on Query { version } ", ""],
        ["S-05 a fragment that spreads itself often"] = ["{ ...F } fragment F on Query { ", "...F ", "}"],
        ["S-05 fragments in a circle with the first"] = ["{ ...F } fragment F on Query { ", "...G~ ", "} ", "fragment G~ on Query { ...F } ", ""],
        ["S-05 fragments that nothing uses"] = ["{ version } ", "fragment F~ on Query { version } ", ""],
        ["S-05 spreads of what is not there"] = ["{ ", "...F~ ", "}"],
        ["S-06 directives on one field"] = ["{ version ", "@tag(name: \"a\") ", "}"],
        ["S-06 directives that are not there"] = ["{ version ", "@nothing ", "}"],
        ["S-07 variables"] = ["query (", "$v~: Int ", ") { ", "a~: echo(int: $v~) ", "}"],
        ["S-07 variables that nothing uses"] = ["query (", "$v~: Int ", ") { version }"],
        ["S-07 one variable used often"] = ["query ($v: Int) { ", "a~: echo(int: $v) ", "}"],
        ["S-07 operations"] = ["", "query Q~ { version } ", ""],
        ["S-07 operations of one name"] = ["", "query Q { version } ", ""],
        ["S-07 operations that spread many fragments"] = ["", "query Q~ { ...F } ", "fragment F on Query { ", "...G~ ", "} ", "fragment G~ on Query { version } ", ""],
        ["S-07 operations with a variable that a fragment uses often"] = ["", "query Q~($v: Int) { ...F } ", "fragment F on Query { ", "a~: echo(int: $v) ", "}"],
        ["S-07 operations with a variable that many fragments use"] =
            ["", "query Q~($v: Int) { ...F } ", "fragment F on Query { ", "...G~ ", "} ", "fragment G~ on Query { b~: echo(int: $v) } ", ""],
        ["S-08 a long string"] = ["{ echo(string: \"", "a", "\") }"],
        ["S-08 a string of escapes"] = ["{ echo(string: \"", "\\u{1F600}", "\") }"],
        ["S-08 a block string of many lines"] = ["{ echo(string: \"\"\"", "\n  a", "\"\"\") }"],
        ["S-08 a block string of empty lines"] = ["{ echo(string: \"\"\"", "\n", "\"\"\") }"],
        ["S-08 a comment"] = ["{ version } #", "a", ""],
        ["S-08 comments"] = ["{ version ", "#\n", "}"],
        ["S-08 a number"] = ["{ echo(int: 1", "0", ") }"],
        ["S-08 a fraction"] = ["{ echo(float: 0.", "1", ") }"],
        ["S-08 a name"] = ["{ versio", "n", " }"],
        ["S-10 types of fields of types"] = ["{ __schema { types { ", "fields { type { ", "name ", "} } ", "} } }"],
        ["S-10 ofType"] = ["{ __type(name: \"Query\") { ", "ofType { ", "name ", "} ", "} }"],
        ["fields that are not there"] = ["{ ", "versio~ ", "}"],
        ["arguments of one name"] = ["{ echo(", "int: 1 ", ") }"],
        ["arguments that are not there"] = ["{ echo(", "a~: 1 ", ") }"],
        ["fields of an object"] = ["{ echo(any: {", "a~: 1 ", "}) }"],
        ["fields of one name in an object"] = ["{ echo(any: {", "a: 1 ", "}) }"],
        ["fields of an object that are not there"] = ["{ echo(filter: {", "a~: 1 ", "}) }"],
        ["two large values in another order"] = ["{ echo(any: {", "a~: 1 ", "}) echo(any: {z: 1 ", "a~: 1 ", "}) }"],
        ["fields that do not merge"] = ["{ ", "a: version a: __typename ", "}"],
        ["fields that do not merge, far down"] = ["{ ", "query { ", "a: version ", "} ", "", "query { ", "a: __typename ", "} ", "}"],
        ["one fragment beside another field below each of many aliases"] =
            ["{ ", "a~: query { ...F x~: version } ", "} fragment F on Query { ", "b~: version ", "}"],
        ["one fragment of fields with selections beside another field"] =
            ["{ ", "a~: query { ...F x~: version } ", "} fragment F on Query { ", "b~: human { name } ", "}"],
        ["many fragments beside another field"] =
            ["{ ", "a~: query { ...F x~: version } ", "} fragment F on Query { ", "...G~ ", "} ", "fragment G~ on Query { b~: version } ", ""],
        ["operations that spread one fragment beside another field"] =
            ["", "query Q~ { human { born ...F } } ", "fragment F on Human { ", "friends { b~: name } ", "} ", "", ""],
        ["operations that spread one fragment which has their field too"] =
            ["", "query Q~ { version ...F } ", "fragment F on Query { ", "version ", "} ", "", ""],
        ["operations without the variables that a fragment uses"] =
            ["", "query Q~($v: Int) { echo(int: $v) ...F } ", "fragment F on Query { ", "a~: echo(int: $v~) ", "} ", "", ""],
        ["subscriptions that spread one fragment"] =
            ["", "subscription { ...F } ", "fragment F on Subscription { ", "a~: ticks ", "} ", "", ""],
        ["subscriptions that spread one fragment of fields that are not there"] =
            ["", "subscription { ...F } ", "fragment F on Subscription { ", "dogs~ { id } ", "} ", "", ""],
        ["fragments of one name that spread one fragment"] =
            ["{ ...F } fragment G on Query { ", "version ", "} ", "fragment F on Query { version ...G } ", ""],
        ["conflicts far below many aliases"] =
            ["{ ", "a~: human { friends { friends { x: name } } friends { friends { x: id } } } ", "}"],
        ["a fragment with the same fields as the set"] =
            ["{ ", "query { ...F } ", "} fragment F on Query { ", "version ", "}"],
    };

    public static TheoryData<string> Names => [.. Shapes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Doubled_it_takes_no_more_than_two_and_a_half_times(string shape)
    {
        var engine = new Engine(File.ReadAllText(Repository.PathOf("tests", "conformance", "wide", "schema.graphql")));
        var pump = new Pump([.. Shapes[shape].Select(Encoding.UTF8.GetBytes)]);
        FuzzFinding? finding = null;
        var thread = new Thread(() => finding = new Examiner(engine).Examine(new FuzzCase([], null, IsRaised: true, pump)), 1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(finding);
    }
}
