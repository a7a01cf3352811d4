using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Types;

/// <summary>What every schema has without declaring it: scalars, directives and the types of introspection.</summary>
internal static class BuiltIns
{
    /// <summary>Holds the fields that every schema answers beside its own; it is not a type of the schema.</summary>
    public const string MetaFieldsTypeName = "__MetaFields";

    // https://spec.graphql.org/September2025/#sec-Schema-Introspection.Schema-Introspection-Schema
    private const string Sdl = """"
        "Whole number of 32 bits, with sign."
        scalar Int
        "Number with a fraction, in double precision (IEEE 754)."
        scalar Float
        "Text of Unicode characters."
        scalar String
        "True or false."
        scalar Boolean
        "Key that names one thing; written as a string, given as a string or a whole number. Its parts mean nothing to a client."
        scalar ID

        "Leaves the field or fragment out where the condition is true."
        directive @skip("Left out when true." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Takes the field or fragment in only where the condition is true."
        directive @include("Taken in when true." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Marks what still works but should no longer be used."
        directive @deprecated(
          "Why, and what to use in its place, in Markdown."
          reason: String! = "No longer supported"
        ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

        "Tells where the format and the behaviour of a custom scalar are specified."
        directive @specifiedBy("Address of the specification." url: String!) on SCALAR

        "Marks an input object of which exactly one field must be given, and not as null."
        directive @oneOf on INPUT_OBJECT

        "What the service offers: its types, its directives and where each kind of operation starts."
        type __Schema {
          "What the schema as a whole is about."
          description: String
          "All types, those of introspection included."
          types: [__Type!]!
          "Where queries start."
          queryType: __Type!
          "Where mutations start; null where there are none."
          mutationType: __Type
          "Where subscriptions start; null where there are none."
          subscriptionType: __Type
          "All directives, the built-in ones included."
          directives: [__Directive!]!
        }

        "A type. Which of the fields have a value depends on its kind; the others are null."
        type __Type {
          "Which kind of type it is."
          kind: __TypeKind!
          "Name; null for lists and non-nulls."
          name: String
          "What the type is about, in Markdown."
          description: String
          "Address of a custom scalar's specification."
          specifiedByURL: String
          "Fields of an object or interface."
          fields(includeDeprecated: Boolean! = false): [__Field!]
          "Interfaces that an object or interface implements."
          interfaces: [__Type!]
          "Objects that a value of an interface or union can be."
          possibleTypes: [__Type!]
          "Values of an enum."
          enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
          "Fields of an input object."
          inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
          "What a list or non-null wraps."
          ofType: __Type
          "Whether exactly one field of an input object must be given."
          isOneOf: Boolean
        }

        "The kinds of types."
        enum __TypeKind {
          "A single value."
          SCALAR
          "A thing with fields."
          OBJECT
          "Fields that several objects share."
          INTERFACE
          "One of several objects."
          UNION
          "One of several names."
          ENUM
          "A group of values that is given as one."
          INPUT_OBJECT
          "Several values in order; `ofType` is the type of each."
          LIST
          "A value that is never null; `ofType` is its type."
          NON_NULL
        }

        "A field of an object or interface."
        type __Field {
          "Name."
          name: String!
          "What the field is about, in Markdown."
          description: String
          "Arguments."
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
          "Type of the value."
          type: __Type!
          "Whether it should no longer be used."
          isDeprecated: Boolean!
          "Why it should no longer be used."
          deprecationReason: String
        }

        "An argument of a field or directive, or a field of an input object."
        type __InputValue {
          "Name."
          name: String!
          "What the value is about, in Markdown."
          description: String
          "Type of the value."
          type: __Type!
          "The value that stands in where none is given, as a GraphQL literal."
          defaultValue: String
          "Whether it should no longer be used."
          isDeprecated: Boolean!
          "Why it should no longer be used."
          deprecationReason: String
        }

        "One of the values of an enum."
        type __EnumValue {
          "Name."
          name: String!
          "What the value means, in Markdown."
          description: String
          "Whether it should no longer be used."
          isDeprecated: Boolean!
          "Why it should no longer be used."
          deprecationReason: String
        }

        "A directive: what changes how a document or a schema is read at the place where it stands."
        type __Directive {
          "Name, without `@`."
          name: String!
          "What the directive does, in Markdown."
          description: String
          "Whether it may stand more than once in one place."
          isRepeatable: Boolean!
          "Where it may stand."
          locations: [__DirectiveLocation!]!
          "Arguments."
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
        }

        "The places where a directive may stand."
        enum __DirectiveLocation {
          "At a query."
          QUERY
          "At a mutation."
          MUTATION
          "At a subscription."
          SUBSCRIPTION
          "At a field that is asked for."
          FIELD
          "At a fragment's definition."
          FRAGMENT_DEFINITION
          "At a named fragment where it is used."
          FRAGMENT_SPREAD
          "At a fragment without a name."
          INLINE_FRAGMENT
          "At a variable's definition."
          VARIABLE_DEFINITION
          "At the schema definition."
          SCHEMA
          "At a scalar."
          SCALAR
          "At an object type."
          OBJECT
          "At a field's definition."
          FIELD_DEFINITION
          "At an argument's definition."
          ARGUMENT_DEFINITION
          "At an interface."
          INTERFACE
          "At a union."
          UNION
          "At an enum."
          ENUM
          "At a value of an enum."
          ENUM_VALUE
          "At an input object."
          INPUT_OBJECT
          "At a field of an input object."
          INPUT_FIELD_DEFINITION
        }

        type __MetaFields {
          "Name of the type that the value has."
          __typename: String!
          "What this service offers."
          __schema: __Schema!
          "The type of a name; null where there is none."
          __type("Name of the type." name: String!): __Type
        }
        """";

    /// <summary>The built-in definitions as a document.</summary>
    public static Document Parse() => Parser.Parse(new Source(Sdl, "built-in definitions"), ParserOptions.Trusted);

    /// <summary>Names of the built-in scalars.</summary>
    public static bool IsScalar(string name) => name is "Int" or "Float" or "String" or "Boolean" or "ID";

    /// <summary>Names of the built-in directives.</summary>
    public static bool IsDirective(string name) => name is "skip" or "include" or "deprecated" or "specifiedBy" or "oneOf";
}
