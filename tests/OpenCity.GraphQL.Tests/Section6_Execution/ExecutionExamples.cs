using OpenCity.GraphQL.Execution;
using OpenCity.GraphQL.Planning;

namespace OpenCity.GraphQL.Tests.Section6_Execution;

[Trait("Spec", "6.2.3 Subscription")]
public sealed class SubscriptionExamples
{
    [Fact, Example(1, 2)]
    public async Task Messages_of_a_chat_room()
    {
        var chat = new Chat();
        var (stream, _) = await chat.StartAsync(
            """
            subscription NewMessages {
              newMessage(roomId: 123) {
                sender
                text
              }
            }
            """,
            cancellationToken: Chat.Token);
        chat.Room.Writer.TryWrite(new Message("Hagrid", "You're a wizard!"));
        chat.Room.Writer.Complete();

        const string response =
            """
            {
              "data": {
                "newMessage": {
                  "sender": "Hagrid",
                  "text": "You're a wizard!"
                }
              }
            }
            """;
        Assert.Equal([123], chat.RoomIds);
        Assert.Equal([JsonService.Compact(response)], await Chat.ReadAsync(stream!, Chat.Token));
    }
}

[Trait("Spec", "6.3.2 Field Collection")]
public sealed class FieldCollectionExamples
{
    private const string Query =
        """
        {
          a {
            subfield1
          }
          ...ExampleFragment
        }

        fragment ExampleFragment on Query {
          a {
            subfield2
          }
          b
        }
        """;

    private readonly List<int> _parents = [];
    private readonly ByHand _service;

    public FieldCollectionExamples()
    {
        var a = new ObjectMap<string>().Text("subfield1", item => item + "1").Text("subfield2", item => item + "2");
        _service = new ByHand(
            "type Query { a: A b: String } type A { subfield1: String subfield2: String }",
            new ObjectMap<Root>().Text("b", _ => "B").Resolve(
                "a",
                (roots, _, _, _) =>
                {
                    _parents.Add(roots.Count);
                    return new ValueTask<IReadOnlyList<Answer<string>>>(Answer.All(["A"]));
                },
                () => a));
    }

    [Fact, Example(1)]
    public async Task Two_fields_of_one_response_name_are_one_entry_in_the_order_of_the_first()
    {
        var answer = await _service.AskAsync(Query);

        Assert.Equal("""{"data":{"a":{"subfield1":"A1","subfield2":"A2"},"b":"B"}}""", answer);
    }

    [Fact, Example(2)]
    public async Task Their_selection_sets_are_merged_and_the_field_is_executed_once()
    {
        await _service.AskAsync(Query);

        Assert.Equal([1], _parents);
    }
}

[Trait("Spec", "6.3.4 Normal and Serial Execution")]
public sealed class SerialExecutionExamples
{
    private readonly List<string> _steps = [];
    private int _theNumber = 6;

    [Fact, Example(1)]
    public async Task Fields_of_a_query_in_any_order()
    {
        var birthday = new ObjectMap<string>();
        Step(birthday, "month", _ => 7);
        var address = new ObjectMap<string>();
        Step(address, "street", _ => "Sejong-daero");
        var query = new ObjectMap<Root>();
        query.Resolve("birthday", (_, _, _, _) => Ran("birthday", ""), () => birthday);
        query.Resolve("address", (_, _, _, _) => Ran("address", ""), () => address);
        var service = new ByHand(
            "type Query { birthday: Birthday address: Address } type Birthday { month: Int } type Address { street: String }", query);

        Assert.Equal(
            """{"data":{"birthday":{"month":7},"address":{"street":"Sejong-daero"}}}""",
            await service.AskAsync(
                """
                {
                  birthday {
                    month
                  }
                  address {
                    street
                  }
                }
                """));
        Assert.True(_steps.IndexOf("birthday") < _steps.IndexOf("month") && _steps.IndexOf("address") < _steps.IndexOf("street"));
        Assert.Equal(4, _steps.Count);
    }

    [Fact, Example(2)]
    public async Task A_root_field_of_a_mutation_with_all_that_is_below_it_before_the_next()
    {
        var birthday = new ObjectMap<string>();
        Step(birthday, "month", date => int.Parse(date[5..7], System.Globalization.CultureInfo.InvariantCulture));
        var address = new ObjectMap<string>();
        Step(address, "street", text => text);
        var mutation = new ObjectMap<Root>()
            .Resolve("changeBirthday", (_, given, _, _) => Ran("changeBirthday", (string)given.Get("birthday")!), () => birthday)
            .Resolve("changeAddress", (_, given, _, _) => Ran("changeAddress", (string)given.Get("address")!), () => address);
        var service = new ByHand(
            """
            type Query { a: Int }
            type Mutation { changeBirthday(birthday: String!): Birthday changeAddress(address: String!): Address }
            type Birthday { month: Int }
            type Address { street: String }
            """,
            new ObjectMap<Root>(),
            mutation);

        Assert.Equal(
            """{"data":{"changeBirthday":{"month":7},"changeAddress":{"street":"Sejong-daero"}}}""",
            await service.AskAsync(
                """
                mutation ChangeBirthdayAndAddress($newBirthday: String!, $newAddress: String!) {
                  changeBirthday(birthday: $newBirthday) {
                    month
                  }
                  changeAddress(address: $newAddress) {
                    street
                  }
                }
                """,
                """{ "newBirthday": "2019-07-07", "newAddress": "Sejong-daero" }"""));
        Assert.Equal(["changeBirthday", "month", "changeAddress", "street"], _steps);
    }

    [Fact, Example(3, 4)]
    public async Task The_number_is_changed_three_times_in_order()
    {
        // The number is read when its field is: of an object that all three share.
        var holder = new ObjectMap<SerialExecutionExamples>();
        Step(holder, "theNumber", item => item._theNumber);
        var mutation = new ObjectMap<Root>().Resolve(
            "changeTheNumber",
            async (_, given, _, _) =>
            {
                await Task.Yield();
                _theNumber = (int)given.Get("newNumber")!;
                return Answer.All([this]);
            },
            () => holder);
        var service = new ByHand(
            "type Query { a: Int } type Mutation { changeTheNumber(newNumber: Int!): NumberHolder } type NumberHolder { theNumber: Int }",
            new ObjectMap<Root>(),
            mutation);
        const string selection =
            """
            {
              first: changeTheNumber(newNumber: 1) {
                theNumber
              }
              second: changeTheNumber(newNumber: 3) {
                theNumber
              }
              third: changeTheNumber(newNumber: 2) {
                theNumber
              }
            }
            """;
        const string result =
            """
            {
              "first": {
                "theNumber": 1
              },
              "second": {
                "theNumber": 3
              },
              "third": {
                "theNumber": 2
              }
            }
            """;

        Assert.Equal($"{{\"data\":{JsonService.Compact(result)}}}", await service.AskAsync("mutation " + selection));
    }

    private void Step<T, TValue>(ObjectMap<T> map, string name, Func<T, TValue> value) => map.Resolve(name, (items, _, _, _) =>
    {
        _steps.Add(name);
        return new ValueTask<IReadOnlyList<Answer<TValue>>>(Answer.All(items.Select(value)));
    });

    private async ValueTask<IReadOnlyList<Answer<string>>> Ran(string step, string value)
    {
        await Task.Yield();
        _steps.Add(step);
        return Answer.All([value]);
    }
}
