using OpenCity.Domain.Model;
using OpenCity.Domain.Naming;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Types.Scalars;

namespace OpenCity.Domain.Publishing;

/// <summary>Makes the schema that clients see: record types with their implied fields, root fields, inputs, connections.</summary>
internal sealed class PublicSchemaBuilder
{
    private static readonly string Paging =
        SdlWriter.Argument("Returns the first _n_ elements from the list.", "first", "Int")
        + SdlWriter.Argument("Returns the elements in the list that come after the specified cursor.", "after", "String")
        + SdlWriter.Argument("Returns the last _n_ elements from the list, in the list's order; not together with first.", "last", "Int")
        + SdlWriter.Argument("Returns the elements in the list that come before the specified cursor.", "before", "String");

    private readonly City _city;
    private readonly Costs _costs;
    private readonly ReadLimits _limits;
    private readonly SdlWriter _writer = new();
    private readonly FilterInputs _filters;
    private readonly AggregateTypes _aggregates;
    private readonly GroupTypes _groups;

    private PublicSchemaBuilder(City city, ReadLimits limits)
    {
        _city = city;
        _limits = limits;
        _costs = new Costs(limits);
        _filters = new FilterInputs(city, limits, _writer);
        _aggregates = new AggregateTypes(_writer);
        _groups = new GroupTypes(_writer, _filters.Operations, _costs, limits);
    }

    /// <summary>The public schema of a city.</summary>
    internal static Schema Build(City city, ReadLimits limits)
    {
        var generated = new PublicSchemaBuilder(city, limits).Generate();
        var authored = Parse(SchemaPrinter.Print(city.Authored, Costs.Printed), "authored");
        var own = authored with
        {
            Definitions = [.. authored.Definitions.Where(definition =>
                definition is TypeDefinition type && !city.RecordTypesByName.ContainsKey(type.Name.Value))],
        };
        var result = SchemaBuilder.Build(Reachable.From("Query", [own, Parse(generated, "generated")]), CustomScalars.All);

        // The city's rules leave no way to a wrong public schema; if one is found all the same, say all that is known of it.
        return result.Schema ?? throw new InvalidOperationException(
            "The public schema is not valid: " + string.Join(" ", result.Diagnostics));
    }

    private static Document Parse(string text, string name) => Parser.Parse(new Source(text, name), ParserOptions.Trusted);

    private string Generate()
    {
        _writer.Definitions(Costs.Definitions);
        WriteRootFields();
        WriteInterfaces();
        foreach (var type in _city.Datasets.SelectMany(dataset => dataset.RecordTypes))
        {
            WriteRecord(type);
            WriteConnection(type);
            _aggregates.Write(type);
            _groups.Write(type);
        }

        _aggregates.WriteKinds();
        WritePageInfo();
        foreach (var type in _city.Datasets.SelectMany(dataset => dataset.RecordTypes))
        {
            _filters.Write(type);
            WriteSort(type);
            _groups.WriteInputs(type);
        }

        _groups.WriteKinds();
        _filters.WriteShared();
        WriteSortOrders();
        return _writer.ToString();
    }

    private void WriteRootFields()
    {
        _writer.Begin(null, "extend type Query");
        _writer.Member(
            "The record of an id, of whatever type; null where there is none.",
            "node", PublicNames.Node, $"({SdlWriter.Argument("Id of a record.", "id", "ID!")})", directives: Costs.Statement);
        _writer.Member(
            $"The records of up to {_limits.MaxNodeIds} ids, in their order; null in the place of an id that has none.",
            "nodes", $"[{PublicNames.Node}]!", $"({SdlWriter.Argument("Ids of records, of whatever types.", "ids", "[ID!]!")})",
            directives: Costs.Statement + _costs.Ids);
        foreach (var type in _city.Datasets.SelectMany(dataset => dataset.RecordTypes))
        {
            var key = PublicSchema.SingleKey(type);
            var arguments = key is null
                ? SdlWriter.Argument("Id of the record.", "id", "ID!")
                : SdlWriter.Argument($"Id of the record; give it or {key.Name}, not both.", "id", "ID")
                    + SdlWriter.Argument($"{key.Definition.Description} Give it or id, not both.", key.Name, key.Definition.Type.NullableType.ToString()!);
            _writer.Member(
                $"One record of the type {type.Name}, from the dataset \"{type.Dataset.Title}\"; null where there is none.",
                type.SingularName, type.Name, $"({arguments})", directives: Costs.Statement);
            _writer.Member(
                $"Records of the type {type.Name}, from the dataset \"{type.Dataset.Title}\", a page at a time; {DefaultOrder(type)}.",
                type.PluralName, PublicNames.Connection(type.PluralName), ListArguments(type), directives: Costs.Statement + _costs.Pages);
        }

        _writer.End();
    }

    private static string DefaultOrder(RecordType type) => type.Time is { } time
        ? $"the newest {time.Name} first, unless ordered otherwise"
        : "in the order of their keys, unless ordered otherwise";

    private static string ListArguments(RecordType type) =>
        $"({Paging}"
        + SdlWriter.Argument("Which records; all, without it.", "where", PublicNames.Filter(type.Name))
        + SdlWriter.Argument("In which order: the first entry counts first.", "order", $"[{PublicNames.Sort(type.Name)}!]")
        + ")";

    private void WriteInterfaces()
    {
        _writer.Begin("Something with an id that the field node finds.", $"interface {PublicNames.Node}");
        _writer.Member("Identifies it among everything that the city publishes.", "id", "ID!");
        _writer.End();
        _writer.Begin("What every record tells about itself.", $"interface {PublicNames.Record} implements {PublicNames.Node}");
        WriteImplied();
        _writer.End();
    }

    private void WriteImplied(RecordType? type = null)
    {
        _writer.Member("Identifies the record among everything that the city publishes; stays the same as long as its key does.", "id", "ID!");
        foreach (var field in type?.Fields ?? [])
        {
            WriteField(field);
        }

        _writer.Member("The dataset that the record belongs to: source, licence, meaning of its fields.", "dataset", "Dataset!", directives: Costs.Free);
        _writer.Member(
            type?.Time is { } time ? $"The instant that the record is about: that of {time.Name}." : "The instant that the record is about; null where it is about none.",
            "observedAt", "DateTime");
        _writer.Member("When this server last wrote the record.", "recordedAt", "DateTime!");
        _writer.Member("How far the record's values can be trusted.", "quality", "Quality!");
        _writer.Member("Where the record comes from.", "provenance", "Provenance!");
    }

    private void WriteRecord(RecordType type)
    {
        _writer.Begin(type.Definition.Description, $"type {type.Name} implements {PublicNames.Node} & {PublicNames.Record}{Costs.Record}");
        WriteImplied(type);
        _writer.End();
    }

    private void WriteField(RecordField field)
    {
        var (type, arguments) = field switch
        {
            CollectionField collection => (PublicNames.Connection(collection.Item.PluralName) + "!", ListArguments(collection.Item)),
            NearestField nearest => (field.Definition.Type.ToString()!, NearestArguments(nearest)),
            ValueField { IsLocalized: true } => (
                field.Definition.Type.ToString()!,
                $"({SdlWriter.Argument("Language of the text; without it that of the request, then the city's first.", "lang", "Lang")})"),
            _ => (field.Definition.Type.ToString()!, ""),
        };
        var directives = field switch
        {
            CollectionField => _costs.Pages,
            NearestField nearest => Costs.Nearest(nearest),
            IToOneField or ValueField { Kind: ValueKind.GeoPoint } => Costs.Free,
            _ => "",
        };
        _writer.Member(field.Definition.Description, field.Name, type, arguments, field.Definition.DeprecationReason, directives);
    }

    private static string NearestArguments(NearestField field) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"({SdlWriter.Argument($"How many, up to {field.Max}.", "first", $"Int = {field.DefaultFirst}")}"
        + $"{SdlWriter.Argument($"How far in metres over ground, up to {field.Within}, which it is without it.", "within", "Float")})");

    private void WriteConnection(RecordType type)
    {
        var edge = PublicNames.Edge(type.PluralName);
        _writer.Begin($"A page of records of the type {type.Name}.", $"type {PublicNames.Connection(type.PluralName)}{Costs.Free}");
        _writer.Member("Information to aid in pagination.", "pageInfo", $"{PublicNames.PageInfo}!", directives: Costs.Free);
        _writer.Member("The records of the page, each with its cursor.", "edges", $"[{edge}!]!", directives: Costs.Free);
        _writer.Member("The records of the page.", "nodes", $"[{type.Name}!]!", directives: Costs.Free);
        _writer.Member(
            $"How many records there are on all pages together; of more than {_limits.MaxExactCount} it is that number, and totalCountRelation says so.",
            "totalCount", "Int!", directives: Costs.Statement);
        _writer.Member("Whether totalCount is the number of records, or there are more.", "totalCountRelation", PublicNames.CountRelation + "!", directives: Costs.Statement);
        _aggregates.WriteMember(type);
        _groups.WriteMember(type);
        _writer.End();
        _writer.Begin($"A record of the type {type.Name} in a page.", $"type {edge}{Costs.Free}");
        _writer.Member("A cursor for use in pagination.", "cursor", "String!");
        _writer.Member("The record.", "node", type.Name + "!", directives: Costs.Free);
        _writer.End();
    }

    private void WritePageInfo()
    {
        _writer.Begin("Where a page stands in its list.", $"type {PublicNames.PageInfo}{Costs.Free}");
        _writer.Member("Whether more records follow after the last one of the page.", "hasNextPage", "Boolean!");
        _writer.Member("Whether records come before the first one of the page.", "hasPreviousPage", "Boolean!");
        _writer.Member("Cursor of the page's first record, for the argument before; null for an empty page.", "startCursor", "String");
        _writer.Member("Cursor of the page's last record, for the argument after; null for an empty page.", "endCursor", "String");
        _writer.End();
        _writer.Begin("What a count says about the number of records.", "enum " + PublicNames.CountRelation);
        _writer.Value("There are exactly so many.", "EXACT");
        _writer.Value("There are at least so many; counting on would take too long.", "AT_LEAST");
        _writer.End();
    }

    private void WriteSort(RecordType type)
    {
        _writer.Begin(
            $"An order of records of the type {type.Name}: give one field in each object; records without a value come first in rising order.",
            "input " + PublicNames.Sort(type.Name));
        _writer.Member("By the record's id.", "id", PublicNames.SortEnum);
        foreach (var field in type.Fields)
        {
            var input = field switch
            {
                IToOneField toOne => PublicNames.Sort(toOne.Target.Name),
                ValueField { Kind: ValueKind.GeoPoint } => null,
                ValueField { IsLocalized: true } => PublicNames.LocalizedTextSort,
                ValueField => PublicNames.SortEnum,
                _ => null,
            };
            if (input is not null)
            {
                _writer.Member(field.Definition.Description, field.Name, input, deprecated: field.Definition.DeprecationReason);
            }
        }

        _writer.Member("When this server last wrote the record.", "recordedAt", PublicNames.SortEnum);
        _writer.Member("How far the record's values can be trusted, in alphabetical order of the names.", "quality", PublicNames.SortEnum);
        _writer.Member("Where the record comes from, in alphabetical order of the names.", "provenance", PublicNames.SortEnum);
        _writer.End();
    }

    private void WriteSortOrders()
    {
        _writer.Begin("An order by a text in one of the city's languages.", "input " + PublicNames.LocalizedTextSort);
        foreach (var language in _city.Languages)
        {
            _writer.Member($"By the text in the language {language}, code point by code point.", language.ToLowerInvariant(), PublicNames.SortEnum);
        }

        _writer.End();
        _writer.Begin("Direction of an order.", "enum " + PublicNames.SortEnum);
        _writer.Value("Rising: the least value first, records without a value before it.", "ASC");
        _writer.Value("Falling: the greatest value first, records without a value last.", "DESC");
        _writer.End();
    }
}
