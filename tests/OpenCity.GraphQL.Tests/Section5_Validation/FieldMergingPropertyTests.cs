using System.Globalization;
using System.Text;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;
using OpenCity.GraphQL.Validation;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

/// <summary>Random small documents: the engine and the plain implementation come to the same verdict.</summary>
[Trait("Spec", "5.3.2 Field Selection Merging")]
public sealed class FieldMergingPropertyTests
{
    private static readonly Schema Schema = DogSchema.Build("""
        type Query { i: I u: U a: A }
        interface I { x: String y: Int i: I s(n: Int): String l: [I] }
        type A implements I { x: String y: Int i: I s(n: Int): String l: [I] a: A k: [A] n: String! }
        type B implements I { x: String y: Int i: B s(n: Int): String l: [I] a: I k: A n: String }
        type C { x: Int i: I a: A u: U }
        union U = A | B | C
        """);

    private static readonly Dictionary<string, string[]> Fields = new()
    {
        ["Query"] = ["i", "u", "a"],
        ["I"] = ["x", "y", "i", "s", "s(n:1)", "l"],
        ["A"] = ["x", "y", "i", "s(n:1)", "l", "a", "k", "n"],
        ["B"] = ["x", "y", "i", "s", "l", "a", "k", "n"],
        ["C"] = ["x", "i", "a", "u"],
        ["U"] = ["__typename"],
    };

    [Fact]
    public void The_verdict_is_that_of_comparing_every_pair()
    {
        var options = ValidationOptions.Default with { MaxErrors = 1_000, MaxMergeComparisons = 1_000_000 };
        var verdicts = new int[2];
        for (var seed = 0; seed < 8_000; seed++)
        {
            var text = new Writer(seed).Document();
            var document = Parser.Parse(new Source(text));
            var expected = new PlainFieldMerging(Schema, document).CanMerge();
            var errors = DocumentValidator.Validate(Schema, document, options, TestContext.Current.CancellationToken);
            var actual = errors.All(error => error.Code != ErrorCodes.FieldsConflict);
            Assert.True(actual == expected, $"Seed {seed}: {(expected ? "can" : "cannot")} merge: {text}");
            verdicts[expected ? 1 : 0]++;
        }

        // Neither verdict is rare, else the comparison would say little.
        Assert.All(verdicts, count => Assert.InRange(count, 1_500, 6_500));
    }

    private sealed class Writer(int seed)
    {
        private readonly Random _random = new(seed);
        private readonly StringBuilder _text = new();

        public string Document()
        {
            var fragments = _random.Next(3);
            Set("Query", _random.Next(2, 5), fragments, 0);
            for (var i = 0; i < fragments; i++)
            {
                var type = Pick("I", "A", "B", "C", "U");
                _text.Append(CultureInfo.InvariantCulture, $" fragment F{i} on {type} ");
                Set(type, _random.Next(1, 4), fragments, i + 1);
            }

            return _text.ToString();
        }

        private void Set(string type, int depth, int fragments, int firstFragment)
        {
            _text.Append('{');
            for (var count = _random.Next(1, 4); count > 0; count--)
            {
                var choice = _random.Next(10);
                if (choice < 3 && depth > 0)
                {
                    var inner = Pick("I", "A", "B", "C", "U", type);
                    _text.Append(inner == type ? "... " : $"... on {inner} ");
                    Set(inner, depth - 1, fragments, firstFragment);
                }
                else if (choice == 3 && firstFragment < fragments)
                {
                    _text.Append(CultureInfo.InvariantCulture, $"...F{_random.Next(firstFragment, fragments)} ");
                }
                else
                {
                    Select(type, depth, fragments, firstFragment);
                }
            }

            _text.Append('}');
        }

        private void Select(string type, int depth, int fragments, int firstFragment)
        {
            var name = Pick(Fields[type]);
            var named = Schema.FindField(Schema.TypesByName[type], name.Split('(')[0])!.Type.Named;
            if (named is not ScalarType && depth == 0)
            {
                name = "__typename";
            }

            _text.Append(_random.Next(3) == 0 ? $"{Pick("p", "q")}: {name} " : $"{name} ");
            if (named is not ScalarType && depth > 0)
            {
                Set(named.Name, depth - 1, fragments, firstFragment);
            }
        }

        private string Pick(params string[] from) => from[_random.Next(from.Length)];
    }
}
