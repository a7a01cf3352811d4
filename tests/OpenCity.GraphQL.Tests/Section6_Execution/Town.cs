using System.Text;
using System.Text.Json;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Section6_Execution;

internal sealed record Area(string Code, string? Name);

internal sealed record Sensor(string Code, Area? Area);

internal sealed record Measurement(string Code, Sensor Sensor, double? Value);

/// <summary>A schema of measurements, sensors and areas in memory, with fetches that count their calls.</summary>
internal sealed class Town
{
    private const string Sdl = """
        type Query {
          measurements(first: Int = 20): Measurements
          node(id: ID!): Node
          nodes(ids: [ID!]!): [Node]!
          areas: [Area!]!
          broken: Area
          brokenList: [Area!]!
          greeting(name: String = "you", loud: Boolean! = false): String
        }
        type Measurements { nodes: [Measurement!]! total: Int! }
        interface Node { id: ID! }
        type Measurement implements Node { id: ID! value: Float sure: Float! sensor: Sensor! }
        type Sensor implements Node { id: ID! code: String! area: Area strictArea: Area! }
        type Area implements Node { id: ID! name: String! nickname: String }
        """;

    private readonly RequestExecutor _executor;

    internal Town(int measurements = 4, ExecutorOptions? options = null)
    {
        var areas = new Area[] { new("a", "Alder"), new("b", null) };
        Sensors = [new("s1", areas[0]), new("s2", areas[1]), new("s3", null)];
        Measurements = [.. Enumerable.Range(0, measurements).Select(i => new Measurement($"m{i}", Sensors[i % 3], i % 4 == 3 ? null : i / 2.0))];
        Areas = areas;
        var built = SchemaBuilder.Build([Parser.Parse(new Source(Sdl), ParserOptions.Trusted)]);
        Assert.Empty(built.Diagnostics);
        Schema = built.Schema!;
        _executor = new RequestExecutor(Schema, plan => { PlansMade++; return new TownRoot(this); }, options);
        AreaMap = new ObjectMap<Area>().Text("id", item => "Area:" + item.Code).Text("name", item => item.Name).Text("nickname", _ => null);
        SensorMap = new ObjectMap<Sensor>()
            .Text("id", item => "Sensor:" + item.Code).Text("code", item => item.Code)
            .One("area", item => item.Area, () => AreaMap).One("strictArea", item => item.Area, () => AreaMap);
        MeasurementMap = new ObjectMap<Measurement>()
            .Text("id", item => "Measurement:" + item.Code).Real("value", item => item.Value).Real("sure", item => item.Value)
            .One("sensor", item => item.Sensor, () => SensorMap);
    }

    internal Schema Schema { get; }

    internal DocumentCache Documents => _executor.Documents;

    internal int PlansMade { get; private set; }

    internal int Fetches { get; set; }

    internal Area[] Areas { get; }

    internal Sensor[] Sensors { get; }

    internal Measurement[] Measurements { get; }

    internal ObjectMap<Area> AreaMap { get; }

    internal ObjectMap<Sensor> SensorMap { get; }

    internal ObjectMap<Measurement> MeasurementMap { get; }

    internal string Ask(string query, string? variables = null, string? operation = null)
    {
        using var writer = new ResponseWriter();
        Run(writer, Encoding.UTF8.GetBytes(query), variables, operation);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    internal RequestOutcome Run(ResponseWriter writer, byte[] query, string? variables = null, string? operation = null)
    {
        using var json = variables is null ? null : JsonDocument.Parse(variables);
        var request = new GraphQLRequest(query, operation, json?.RootElement);
        var pending = _executor.ExecuteAsync(request, writer, null, "", CancellationToken.None).AsTask();
        Assert.True(pending.IsCompleted, "Everything here is synchronous.");
        return pending.GetAwaiter().GetResult();
    }

    private sealed class TownRoot(Town town) : ObjectSource
    {
        public override FieldOutput Select(FieldSelection field)
        {
            switch (field.Definition.Name)
            {
                case "measurements":
                    var page = field.Plan.AddFetch(new PageFetch(town, field.Arguments), Slot.Root);
                    return new FieldOutput.Same(new MeasurementsSource(town, page), page);
                case "areas":
                    var areas = field.Plan.AddFetch(new RootList<Area>(() => town.Areas), Slot.Root);
                    return new FieldOutput.Many(areas, new MappedSource<Area>(town.AreaMap, areas));
                case "node":
                    return Node(field, arguments => [(string)arguments.Get("id")!], isList: false);
                case "nodes":
                    return Node(field, arguments => [.. ((object?[])arguments.Get("ids")!).Select(id => (string)id!)], isList: true);
                case "broken":
                    var broken = field.Plan.AddFetch(new BrokenFetch(), Slot.Root);
                    return new FieldOutput.One(broken, new MappedSource<Area>(town.AreaMap, broken));
                case "brokenList":
                    var list = field.Plan.AddFetch(new BrokenFetch(), Slot.Root);
                    return new FieldOutput.Many(list, new MappedSource<Area>(town.AreaMap, list));
                default:
                    var arguments = field.Arguments;
                    var greeting = field.Plan.AddFetch(
                        new RootObjectFetch<string>(request => Greet(request.Arguments(arguments))), Slot.Root);
                    return new FieldOutput.Leaf(greeting, new Greeting());
            }
        }

        private static string Greet(ArgumentValues arguments) =>
            $"Hello {arguments.Get("name") ?? "nobody"}{(arguments.Get("loud") is true ? "!" : ".")}";

        private FieldOutput.Abstract Node(FieldSelection field, Func<ArgumentValues, string[]> ids, bool isList)
        {
            var plan = field.Plan;
            var slot = plan.AddFetch(new IdFetch(field.Arguments, ids, isList), Slot.Root);
            return new FieldOutput.Abstract(slot, new IdType(), type => type.Name switch
            {
                "Area" => One(plan, slot, town.Areas, item => "Area:" + item.Code, town.AreaMap),
                "Sensor" => One(plan, slot, town.Sensors, item => "Sensor:" + item.Code, town.SensorMap),
                _ => One(plan, slot, town.Measurements, item => "Measurement:" + item.Code, town.MeasurementMap),
            });
        }

        private static FieldOutput.One One<T>(PlanBuilder plan, Slot ids, T[] items, Func<T, string> id, ObjectMap<T> map)
        {
            var slot = plan.AddFetch(new ByIdFetch<T>(items, id), ids);
            return new FieldOutput.One(slot, new MappedSource<T>(map, slot));
        }
    }

    private sealed class MeasurementsSource(Town town, Slot page) : ObjectSource
    {
        public override FieldOutput Select(FieldSelection field) => field.Definition.Name == "nodes"
            ? new FieldOutput.Many(page, new MappedSource<Measurement>(town.MeasurementMap, page))
            : new FieldOutput.Leaf(page, new CountColumn());
    }

    private sealed class PageFetch(Town town, ArgumentSite arguments) : IFetch
    {
        public ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
        {
            town.Fetches++;
            var first = (int)request.Arguments(arguments).Get("first")!;
            var items = town.Measurements.Take(first).ToArray();
            return new(Fetched.Lists(new ObjectLevel<Measurement>(items), [0, items.Length]));
        }
    }

    private sealed class RootList<T>(Func<T[]> items) : IFetch
    {
        public ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken) =>
            new(Fetched.Lists(new ObjectLevel<T>(items()), [0, items().Length]));
    }

    private sealed class BrokenFetch : IFetch
    {
        public ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken) =>
            throw new ExecutionErrorException("The areas are away.", "AREAS_AWAY");
    }

    private sealed class IdFetch(ArgumentSite arguments, Func<ArgumentValues, string[]> ids, bool isList) : IFetch
    {
        public ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
        {
            var items = ids(request.Arguments(arguments));
            var level = new ObjectLevel<string>(items);
            return new(isList ? Fetched.Lists(level, [0, items.Length]) : Fetched.Singles(level, [0]));
        }
    }

    private sealed class IdType : ITypeColumn
    {
        public string? TypeOf(Level level, int position)
        {
            var name = ((ObjectLevel<string>)level).Items[position].Split(':')[0];
            return name is "Area" or "Sensor" or "Measurement" ? name : null;
        }
    }

    private sealed class ByIdFetch<T>(T[] items, Func<T, string> id) : IFetch
    {
        public ValueTask<Fetched> FetchAsync(Level parents, RequestContext request, CancellationToken cancellationToken)
        {
            var ids = ((ObjectLevel<string>)parents).Items;
            return new(Fetched.Singles(new ObjectLevel<T>(items), [.. ids.Select(key => Array.FindIndex(items, item => id(item) == key))]));
        }
    }

    private sealed class CountColumn : IColumn
    {
        public bool IsNull(Level level, int position) => false;

        public bool Write(Level level, int position, ResponseWriter writer)
        {
            writer.Number((long)level.Count);
            return true;
        }
    }

    private sealed class Greeting : IColumn
    {
        public bool IsNull(Level level, int position) => false;

        public bool Write(Level level, int position, ResponseWriter writer)
        {
            writer.Text(((ObjectLevel<string>)level).Items[position]);
            return true;
        }
    }
}
