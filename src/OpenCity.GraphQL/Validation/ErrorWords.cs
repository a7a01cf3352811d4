using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Validation.Merging;

namespace OpenCity.GraphQL.Validation;

/// <summary>Parts of the messages: what a thing is called, and what was probably meant.</summary>
internal static class ErrorWords
{
    public static string DescriptionOf(Definition definition) => definition switch
    {
        TypeDefinition type => $"The definition of type \"{type.Name.Value}\"",
        DirectiveDefinition directive => $"The definition of directive \"@{directive.Name.Value}\"",
        _ => "The definition of the schema",
    };

    public static string WordOf(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };

    public static string OperationTypesOf(Schema schema) => (schema.MutationType, schema.SubscriptionType) switch
    {
        (null, null) => "\"query\"",
        (null, _) => "\"query\" and \"subscription\"",
        (_, null) => "\"query\" and \"mutation\"",
        _ => "\"query\", \"mutation\" and \"subscription\"",
    };

    public static string NameOf(OperationDefinition operation) =>
        operation.Name is null ? "the operation" : $"operation \"{operation.Name.Value}\"";

    public static string DifferenceOf(MergedField a, MergedField b, Conflict conflict) => conflict switch
    {
        Conflict.Field => $"the fields \"{a.Node.Name.Value}\" and \"{b.Node.Name.Value}\"",
        Conflict.Arguments => $"field \"{a.Node.Name.Value}\" with different arguments",
        _ => $"values of types \"{a.Definition!.Type}\" and \"{b.Definition!.Type}\"",
    };

    public static string RemedyForField(Schema schema, string name, NamedType type)
    {
        foreach (var possible in type is ObjectType ? [] : schema.PossibleTypes(type))
        {
            if (possible.FieldsByName.ContainsKey(name))
            {
                return $" \"{possible.Name}\" has it: \"... on {possible.Name} {{ {name} }}\".";
            }
        }

        return type is FieldsType fields ? DidYouMean(name, fields.FieldsByName.Keys) : "";
    }

    public static string RemedyForEnumValue(Value value, EnumType type)
    {
        var name = value switch
        {
            EnumValue written => written.Name,
            StringValue quoted => quoted.Text,
            _ => null,
        };
        var known = type.Values.Select(item => item.Name);
        return name is null ? $" It has {ListOf(known)}." : NearName.Find(name, known) is { } near
            ? $" Did you mean \"{near}\"?"
            : $" It has {ListOf(known)}.";
    }

    public static string DidYouMean(string name, IEnumerable<SchemaElement> known) =>
        DidYouMean(name, known.Select(element => element.Name));

    public static string DidYouMeanDirective(string name, Schema schema) =>
        DidYouMean(name, schema.DirectivesByName.Keys, "@");

    public static string DidYouMean(string name, IEnumerable<string> known, string sign = "") =>
        NearName.Find(name, known) is { } near ? $" Did you mean \"{sign}{near}\"?" : "";

    public static string ListOf(IEnumerable<SchemaElement> elements) =>
        ListOf(elements.Select(element => element.Name));

    public static string ListOf(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));
}
