using System.Collections.Immutable;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Validation;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

/// <summary>The schema that the specification's examples of section 5 are written for, and the two words of their tests.</summary>
internal static class DogSchema
{
    public const string Sdl = """
        directive @onQuery on QUERY
        directive @onVariable(reason: String) on VARIABLE_DEFINITION
        directive @tag(name: String!) repeatable on FIELD | QUERY | FRAGMENT_DEFINITION

        scalar Anything

        type Query {
          dog: Dog
          human: Human
          pet: Pet
          catOrDog: CatOrDog
          humanOrAlien: HumanOrAlien
          arguments: Arguments
          findDog(searchBy: FindDogInput): Dog
          findDogs(searches: [FindDogInput!]): [Dog!]
          findCity(nearTo: CityInput!, within: Int! = 5): String
          booleanList(booleanListArg: [Boolean!]): Boolean
          node: Node
          anything(of: Anything): String
          matrix(rows: [[Int]]): Int
        }

        type Mutation {
          addPet(pet: PetInput!): Pet
          addPets(pets: [PetInput!]!): [Pet]
        }

        type Subscription {
          newMessage: Message
          disallowedSecondRootField: Boolean
        }

        type Message { body: String sender: String }

        enum DogCommand { SIT DOWN HEEL }

        type Dog implements Pet {
          name: String!
          nickname: String
          barkVolume: Int
          doesKnowCommand(dogCommand: DogCommand!): Boolean!
          isHouseTrained(atOtherHomes: Boolean): Boolean!
          owner: Human
          mother: Dog
        }

        interface Sentient { name: String! }

        interface Pet { name: String! }

        type Alien implements Sentient { name: String! homePlanet: String }

        type Human implements Sentient { name: String! pets: [Pet!] }

        enum CatCommand { JUMP }

        type Cat implements Pet {
          name: String!
          nickname: String
          doesKnowCommand(catCommand: CatCommand!): Boolean!
          meowVolume: Int
          mother: Cat
        }

        union CatOrDog = Cat | Dog
        union DogOrHuman = Dog | Human
        union HumanOrAlien = Human | Alien

        interface Node { id: ID! }
        interface Resource implements Node { id: ID! url: String }
        type Page implements Resource & Node { id: ID! url: String }

        type Arguments {
          multipleRequirements(x: Int!, y: Int!): Int!
          booleanArgField(booleanArg: Boolean): Boolean
          floatArgField(floatArg: Float): Float
          intArgField(intArg: Int): Int
          stringArgField(stringArg: String): String
          idArgField(idArg: ID): ID
          nonNullBooleanArgField(nonNullBooleanArg: Boolean!): Boolean!
          booleanListArgField(booleanListArg: [Boolean]!): [Boolean]
          nonNullBooleanListField(nonNullBooleanListArg: [Boolean]!): Boolean
          optionalNonNullBooleanArgField(optionalBooleanArg: Boolean! = false): Boolean!
        }

        input FindDogInput { name: String owner: String command: DogCommand mother: FindDogInput tags: [String!] }
        input CityInput { lat: Float! lon: Float! radius: Int! = 1 names: [String!] }
        input PetInput @oneOf { cat: CatInput dog: DogInput fish: String }
        input CatInput { name: String! nickname: String meowVolume: Int }
        input DogInput { name: String! nickname: String barkVolume: Int }
        """;

    private static readonly ParserOptions Generous = new(MaxTokens: 1_000_000);

    public static Schema Schema { get; } = Build(Sdl);

    public static Schema Build(string sdl)
    {
        var result = SchemaBuilder.Build([Parser.Parse(new Source(sdl, "test.graphql"), ParserOptions.Trusted)]);
        Assert.Empty(result.Diagnostics);
        return result.Schema!;
    }

    // The sizes of documents have tests of their own, through the executor: here they would hide the rule that is meant.
    private static readonly ValidationOptions AnySize = ValidationOptions.Default with
    {
        MaxDepth = int.MaxValue,
        MaxAliases = int.MaxValue,
        MaxFieldsInSet = int.MaxValue,
        MaxFields = int.MaxValue,
        MaxDirectivesInPlace = int.MaxValue,
        MaxDirectives = int.MaxValue,
    };

    public static ImmutableArray<GraphQLError> Validate(string query, Schema? schema = null) =>
        DocumentValidator.Validate(
            schema ?? Schema, Parser.Parse(new Source(query), Generous), AnySize, TestContext.Current.CancellationToken);

    /// <summary>Validates with all inner figures open.</summary>
    public static ValidationContext Run(string query, ValidationOptions? options = null, Schema? schema = null) =>
        DocumentValidator.Run(
            schema ?? Schema,
            Parser.Parse(new Source(query), Generous),
            options ?? AnySize,
            TestContext.Current.CancellationToken);

    public static void Accepts(string query, Schema? schema = null) =>
        Assert.Empty(Validate(query, schema).Select(error => error.Message));

    /// <summary>The document has this one mistake, whose first place is told; the message is given back.</summary>
    public static GraphQLError Rejects(string query, string code, int line, int column) => Rejects(query, Schema, code, line, column);

    public static GraphQLError Rejects(string query, Schema schema, string code, int line, int column)
    {
        var errors = Validate(query, schema);
        Assert.Equal([$"{code} {line}:{column}"], errors.Select(Line));
        return errors[0];
    }

    /// <summary>The document has these mistakes, each as <c>CODE line:column</c>, in this order.</summary>
    public static void RejectsAll(string query, params string[] expected) => Assert.Equal(expected, Validate(query).Select(Line));

    /// <summary>
    /// An example of the specification has exactly these mistakes. Most examples are fragments alone, and each of those
    /// is unused beside; that is not told again.
    /// </summary>
    public static void Example(string document, params string[] expected) => Example(document, Schema, expected);

    public static void Example(string document, Schema schema, params string[] expected)
    {
        var syntax = Parser.Parse(new Source(document));
        var errors = DocumentValidator.Validate(
            schema, syntax, ValidationOptions.Default with { MaxErrors = 100 }, TestContext.Current.CancellationToken);
        if (!syntax.Definitions.Any(definition => definition is OperationDefinition))
        {
            Assert.Equal(syntax.Definitions.Length, errors.Count(error => error.Code == ErrorCodes.UnusedFragment));
            errors = errors.RemoveAll(error => error.Code == ErrorCodes.UnusedFragment);
        }

        Assert.Equal(expected, errors.Select(Line));
    }

    private static string Line(GraphQLError error) => $"{error.Code} {error.Locations[0].Line}:{error.Locations[0].Column}";
}
