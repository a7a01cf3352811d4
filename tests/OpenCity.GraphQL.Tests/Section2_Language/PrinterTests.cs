using OpenCity.GraphQL.Language;
using OpenCity.Tests;

namespace OpenCity.GraphQL.Tests.Section2_Language;

[Trait("Spec", "2 Language, printed")]
public sealed class PrinterTests
{
    [Fact]
    public void Executable_documents_print_alike() => Snapshot.Match(Print(Corpus.Executable));

    [Fact]
    public void Type_system_documents_print_alike() => Snapshot.Match(Print(Corpus.TypeSystem));

    [Fact]
    public void Every_document_of_the_corpus_survives_printing()
    {
        foreach (var document in Corpus.Texts.Select(text => Syntax.Accepts(text, ParserOptions.Trusted)))
        {
            var printed = DocumentPrinter.Print(document);
            var again = Syntax.Accepts(printed, ParserOptions.Trusted);
            Assert.Equal(Syntax.Shape(document), Syntax.Shape(again));
            Assert.Equal(printed, DocumentPrinter.Print(again));
        }
    }

    [Theory]
    [InlineData("{a}", "{\n  a\n}")]
    [InlineData("query{a}", "{\n  a\n}")]
    [InlineData("query @b {a}", "query @b {\n  a\n}")]
    [InlineData("query($a:Int){a}", "query ($a: Int) {\n  a\n}")]
    [InlineData("mutation{a}", "mutation {\n  a\n}")]
    [InlineData("\"d\" query{a}", "\"\"\"d\"\"\"\nquery {\n  a\n}")]
    [InlineData("query Q(\"d\" $a:A $b:B){a}", "query Q(\n  \"\"\"d\"\"\"\n  $a: A\n  $b: B\n) {\n  a\n}")]
    [InlineData("{a:b(c:[1 2]d:{e:{}f:[]})}", "{\n  a: b(c: [1, 2], d: { e: {}, f: [] })\n}")]
    [InlineData("{...on A@b{c} ...{d} ...E@f}", "{\n  ... on A @b {\n    c\n  }\n  ... {\n    d\n  }\n  ...E @f\n}")]
    [InlineData("type T{a(b:C=1,d:E):F}", "type T {\n  a(b: C = 1, d: E): F\n}")]
    [InlineData("type T{a(\"x\"b:C):F}", "type T {\n  a(\n    \"\"\"x\"\"\"\n    b: C\n  ): F\n}")]
    [InlineData("union U=|A|B", "union U = A | B")]
    [InlineData("extend type T implements&A&B", "extend type T implements A & B")]
    public void A_document_prints_so(string text, string printed) => Assert.Equal(printed, Print(text));

    [Theory]
    [InlineData("", "\"\"\"\"\"\"")]
    [InlineData("plain", "\"\"\"plain\"\"\"")]
    [InlineData("two\nlines", "\"\"\"\ntwo\nlines\n\"\"\"")]
    [InlineData("a\n  b\n\nc", "\"\"\"\na\n  b\n\nc\n\"\"\"")]
    [InlineData("ends with \"", "\"\"\"\nends with \"\n\"\"\"")]
    [InlineData("ends with \\", "\"\"\"\nends with \\\n\"\"\"")]
    [InlineData("has \"\"\" inside", "\"\"\"has \\\"\"\" inside\"\"\"")]
    [InlineData("  indented", "\"  indented\"")]
    [InlineData("  both\n  indented", "\"  both\\n  indented\"")]
    [InlineData("\nblank first", "\"\\nblank first\"")]
    [InlineData("blank last\n ", "\"blank last\\n \"")]
    [InlineData("carriage\rreturn", "\"carriage\\rreturn\"")]
    [InlineData("bell\u0007\u0085\u007F", "\"bell\\u0007\\u0085\\u007F\"")]
    [InlineData("\"\\\b\f\t\r", "\"\\\"\\\\\\b\\f\\t\\r\"")]
    public void A_description_is_a_block_where_a_block_can_hold_it(string text, string printed)
    {
        var node = new ScalarTypeDefinition(new StringValue(text, false), false, new Name("S"), []);
        Assert.Equal(printed + "\nscalar S", DocumentPrinter.Print(node));
        Assert.Equal(text, Syntax.Definition<ScalarTypeDefinition>(DocumentPrinter.Print(node)).Description?.Text);
    }

    [Fact]
    public void A_long_line_stands_between_its_quotes()
    {
        var line = new string('x', 71);
        Assert.Equal($"\"\"\"\n{line}\n\"\"\"", DocumentPrinter.Print(new StringValue(line, true)));
        Assert.Equal($"\"\"\"{line[1..]}\"\"\"", DocumentPrinter.Print(new StringValue(line[1..], true)));
    }

    [Fact]
    public void Any_node_prints_alone()
    {
        var document = Syntax.Accepts(Corpus.Executable + Corpus.TypeSystem);
        Assert.All(Syntax.Nodes(document), node => Assert.NotEqual("", DocumentPrinter.Print(node)));
        Assert.Equal("$id", DocumentPrinter.Print(Syntax.Nodes(document).OfType<Variable>().First()));
        Assert.Equal("b: [1, { c: null }]", DocumentPrinter.Print(Syntax.Nodes(document).OfType<Argument>().First()));
        Assert.Equal("query: Query", DocumentPrinter.Print(Syntax.Nodes(document).OfType<RootOperationTypeDefinition>().First()));
    }

    [Fact]
    public void A_tree_deeper_than_the_stack_is_refused_and_does_not_end_the_process()
    {
        Value value = new NullValue();
        for (var i = 0; i < 1_000_000; i++)
        {
            value = new ListValue([value]);
        }

        Assert.Throws<InsufficientExecutionStackException>(() => DocumentPrinter.Print(value));
    }

    private static string Print(string text) => DocumentPrinter.Print(Syntax.Accepts(text));
}
