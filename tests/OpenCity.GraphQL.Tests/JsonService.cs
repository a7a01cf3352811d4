using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Planning;
using OpenCity.GraphQL.Response;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests;

/// <summary>
/// Answers requests on any schema from a JSON object: a field is the property of its name, with its arguments behind it
/// where it has any (<c>picture(size:600)</c>); objects of abstract types name their type by <c>__typename</c>.
/// </summary>
internal static class JsonService
{
    /// <summary>The whole response as compact JSON.</summary>
    public static string Ask(string sdl, string query, string data = "{}", string? variables = null)
    {
        var built = SchemaBuilder.Build([Parser.Parse(new Source(sdl), ParserOptions.Trusted)]);
        Assert.Empty(built.Diagnostics);
        return Ask(built.Schema!, query, data, variables);
    }

    public static string Ask(Schema schema, string query, string data = "{}", string? variables = null)
    {
        var root = JsonNode.Parse(data)!;
        var executor = new RequestExecutor(schema, plan => new JsonSource(
            plan.AddFetch(new RootObjectFetch<JsonNode>(_ => root), Slot.Root)));
        using var writer = new ResponseWriter();
        using var json = variables is null ? null : JsonDocument.Parse(variables);
        var pending = executor.ExecuteAsync(
            new GraphQLRequest(Encoding.UTF8.GetBytes(query), null, json?.RootElement),
            writer,
            null,
            "",
            CancellationToken.None).AsTask();
        Assert.True(pending.IsCompletedSuccessfully, "Everything here is synchronous.");
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    /// <summary>The same text without the white space between tokens.</summary>
    public static string Compact(string json) => JsonNode.Parse(json)!.ToJsonString(
        new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private sealed class JsonSource(Slot slot) : ObjectSource
    {
        public override FieldOutput Select(FieldSelection field)
        {
            var arguments = field.Arguments.Planned.Entries;
            var key = arguments.IsEmpty
                ? field.Definition.Name
                : $"{field.Definition.Name}({string.Join(",", arguments.Select(entry => $"{entry.Key}:{entry.Value}"))})";
            var named = field.Definition.Type.Named;
            if (named is ScalarType or EnumType)
            {
                return new FieldOutput.Leaf(slot, new JsonColumn(key));
            }

            var isList = field.Definition.Type.NullableType is ListType;
            var child = field.Plan.AddFetch(
                isList
                    ? new ObjectListFetch<JsonNode, JsonNode>(field.Arguments, (parent, _) => parent[key]?.AsArray()!)
                    : new SingleObjectFetch<JsonNode, JsonNode>(field.Arguments, (parent, _) => parent[key]),
                slot);
            return named is not ObjectType ? new FieldOutput.Abstract(
                    child, new JsonTypeName(), _ => new FieldOutput.Same(new JsonSource(child), child))
                : isList ? new FieldOutput.Many(child, new JsonSource(child))
                : new FieldOutput.One(child, new JsonSource(child));
        }
    }

    private sealed class JsonColumn(string key) : IColumn
    {
        public bool IsNull(Level level, int position) => ((ObjectLevel<JsonNode>)level).Items[position][key] is null;

        public bool Write(Level level, int position, ResponseWriter writer)
        {
            if (((ObjectLevel<JsonNode>)level).Items[position][key] is not { } value)
            {
                return false;
            }

            writer.Raw(Encoding.UTF8.GetBytes(Compact(value.ToJsonString())));
            return true;
        }
    }

    private sealed class JsonTypeName : ITypeColumn
    {
        public string? TypeOf(Level level, int position) =>
            (string?)((ObjectLevel<JsonNode>)level).Items[position]["__typename"];
    }
}
