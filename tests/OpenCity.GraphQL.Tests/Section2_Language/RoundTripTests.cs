using FsCheck;
using FsCheck.Fluent;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Tests.Section2_Language;

[Trait("Spec", "2 Language, round trip")]
public sealed class RoundTripTests
{
    [Fact]
    public void What_is_printed_parses_to_the_same_tree() => Check.One(
        Config.QuickThrowOnFailure.WithReplay(20250901, 7).WithMaxTest(1000).WithEndSize(60),
        Prop.ForAll(SyntaxGenerator.Documents.ToArbitrary(), static document =>
        {
            var printed = DocumentPrinter.Print(document);
            var parsed = Syntax.Accepts(printed, ParserOptions.Trusted);
            Assert.Equal(Syntax.Shape(document), Syntax.Shape(parsed));
            Assert.Equal(printed, DocumentPrinter.Print(parsed));
        }));

    [Fact]
    public void Any_text_survives_both_forms_of_a_string() => Check.One(
        Config.QuickThrowOnFailure.WithReplay(20250901, 7).WithMaxTest(2000),
        Prop.ForAll(SyntaxGenerator.Strings.ToArbitrary(), static text =>
        {
            var literal = $"{{f(\na:{DocumentPrinter.Print(text)})}}";
            var field = Assert.IsType<Field>(
                Assert.IsType<OperationDefinition>(Syntax.Accepts(literal).Definitions[0]).SelectionSet.Selections[0]);
            Assert.Equal(text.Text, Assert.IsType<StringValue>(field.Arguments[0].Value).Text);
        }));
}
