using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Tests.Section3_Types;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Tests.Section4_Introspection;

[Trait("Spec", "4 Introspection")]
public sealed class IntrospectionExamples
{
    [Fact, Example(1, 2, 3)]
    public void The_fields_of_a_type_and_their_types()
    {
        const string User =
            """
            type User {
              id: String
              name: String
              birthday: Date
            }
            """;
        const string Query =
            """
            {
              __type(name: "User") {
                name
                fields {
                  name
                  type {
                    name
                  }
                }
              }
            }
            """;
        const string Result =
            """
            {
              "__type": {
                "name": "User",
                "fields": [
                  {
                    "name": "id",
                    "type": { "name": "String" }
                  },
                  {
                    "name": "name",
                    "type": { "name": "String" }
                  },
                  {
                    "name": "birthday",
                    "type": { "name": "Date" }
                  }
                ]
              }
            }
            """;
        Assert.Equal(
            $"{{\"data\":{JsonService.Compact(Result)}}}",
            JsonService.Ask(User + " scalar Date type Query { user: User }", Query));
    }
}

[Trait("Spec", "4.2 Schema Introspection")]
public sealed class SchemaIntrospectionExamples
{
    private static readonly Schema Schema = Sdl.Accepts("type Query { a: Int }");

    [Fact, Example(1)]
    public void The_meta_fields()
    {
        const string Fields =
            """
            __schema: __Schema!
            __type(name: String!): __Type
            """;
        var declared = (ObjectTypeDefinition)Parser.Parse(new Source($"type Query {{ {Fields} }}"), ParserOptions.Trusted).Definitions[0];
        Assert.All(declared.Fields, field => Assert.Equal(Show(field), Show(Schema.FindField(Schema.QueryType, field.Name.Value)!)));
    }

    [Fact, Example(2)]
    public void The_types_of_introspection_are_those_of_the_specification()
    {
        const string Types =
            """
            type __Schema {
              description: String
              types: [__Type!]!
              queryType: __Type!
              mutationType: __Type
              subscriptionType: __Type
              directives: [__Directive!]!
            }

            type __Type {
              kind: __TypeKind!
              name: String
              description: String
              # may be non-null for custom SCALAR, otherwise null.
              specifiedByURL: String
              # must be non-null for OBJECT and INTERFACE, otherwise null.
              fields(includeDeprecated: Boolean! = false): [__Field!]
              # must be non-null for OBJECT and INTERFACE, otherwise null.
              interfaces: [__Type!]
              # must be non-null for INTERFACE and UNION, otherwise null.
              possibleTypes: [__Type!]
              # must be non-null for ENUM, otherwise null.
              enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
              # must be non-null for INPUT_OBJECT, otherwise null.
              inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
              # must be non-null for NON_NULL and LIST, otherwise null.
              ofType: __Type
              # must be non-null for INPUT_OBJECT, otherwise null.
              isOneOf: Boolean
            }

            enum __TypeKind {
              SCALAR
              OBJECT
              INTERFACE
              UNION
              ENUM
              INPUT_OBJECT
              LIST
              NON_NULL
            }

            type __Field {
              name: String!
              description: String
              args(includeDeprecated: Boolean! = false): [__InputValue!]!
              type: __Type!
              isDeprecated: Boolean!
              deprecationReason: String
            }

            type __InputValue {
              name: String!
              description: String
              type: __Type!
              defaultValue: String
              isDeprecated: Boolean!
              deprecationReason: String
            }

            type __EnumValue {
              name: String!
              description: String
              isDeprecated: Boolean!
              deprecationReason: String
            }

            type __Directive {
              name: String!
              description: String
              isRepeatable: Boolean!
              locations: [__DirectiveLocation!]!
              args(includeDeprecated: Boolean! = false): [__InputValue!]!
            }

            enum __DirectiveLocation {
              QUERY
              MUTATION
              SUBSCRIPTION
              FIELD
              FRAGMENT_DEFINITION
              FRAGMENT_SPREAD
              INLINE_FRAGMENT
              VARIABLE_DEFINITION
              SCHEMA
              SCALAR
              OBJECT
              FIELD_DEFINITION
              ARGUMENT_DEFINITION
              INTERFACE
              UNION
              ENUM
              ENUM_VALUE
              INPUT_OBJECT
              INPUT_FIELD_DEFINITION
            }
            """;
        var declared = Parser.Parse(new Source(Types), ParserOptions.Trusted).Definitions.Cast<TypeDefinition>().ToList();

        Assert.Equal(
            declared.Select(type => type.Name.Value).Order(StringComparer.Ordinal),
            Schema.Types.Select(type => type.Name).Where(name => name.StartsWith("__", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
        foreach (var type in declared)
        {
            var own = Schema.TypesByName[type.Name.Value];
            Assert.Equal(
                type is EnumTypeDefinition values
                    ? values.Values.Select(value => value.Name.Value)
                    : ((ObjectTypeDefinition)type).Fields.Select(Show),
                own is EnumType enumType
                    ? enumType.Values.Select(value => value.Name)
                    : ((ObjectType)own).Fields.Select(Show));
        }
    }

    private static string Show(FieldDefinition field) => $"{field.Name.Value}"
        + string.Concat(field.Arguments.Select(argument => $"({argument.Name.Value}: {DocumentPrinter.Print(argument.Type)}{DefaultOf(argument.DefaultValue)})"))
        + $": {DocumentPrinter.Print(field.Type)}";

    private static string Show(OutputField field) => $"{field.Name}"
        + string.Concat(field.Arguments.Select(argument => $"({argument.Name}: {argument.Type}{DefaultOf(argument.DefaultValue)})"))
        + $": {field.Type}";

    private static string DefaultOf(Value? value) => value is null ? "" : $" = {DocumentPrinter.Print(value)}";
}

[Trait("Spec", "4.2.2 The __Type Type")]
public sealed class TypeTypeExamples
{
    [Fact, Example(1)]
    public void The_fields_of_an_input_object() => Assert.Equal(
        """{"data":{"__type":{"kind":"INPUT_OBJECT","name":"Point","inputFields":[{"name":"x","type":{"name":"Int"}},{"name":"y","type":{"name":"Int"}}],"fields":null,"isOneOf":false}}}""",
        JsonService.Ask(
            """
            input Point {
              x: Int
              y: Int
            }
            """ + " type Query { at(point: Point): Int }",
            """{ __type(name: "Point") { kind name inputFields { name type { name } } fields isOneOf } }"""
                .Replace("fields isOneOf", "fields { name } isOneOf", StringComparison.Ordinal)));
}
