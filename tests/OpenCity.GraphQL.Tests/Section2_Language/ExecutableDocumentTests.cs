using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Tests.Section2_Language;

[Trait("Spec", "2.3 Document to 2.9 Fragments")]
public sealed class ExecutableDocumentTests
{
    [Theory]
    [InlineData("query{a}", OperationType.Query, null)]
    [InlineData("query Q{a}", OperationType.Query, "Q")]
    [InlineData("mutation M{a}", OperationType.Mutation, "M")]
    [InlineData("subscription subscription{a}", OperationType.Subscription, "subscription")]
    [InlineData("{a}", OperationType.Query, null)]
    public void An_operation_has_a_type_and_perhaps_a_name(string text, OperationType type, string? name)
    {
        var operation = Syntax.Definition<OperationDefinition>(text);
        Assert.Equal((type, name), (operation.Operation, operation.Name?.Value));
    }

    [Fact]
    public void A_variable_definition_has_all_its_parts()
    {
        var operation = Syntax.Definition<OperationDefinition>(
            "query Q(\"\"\"d\"\"\" $a: [Int!]! = [1] @x(y: 2) @z, $b: B) @w {a}");
        var variable = operation.VariableDefinitions[0];
        Assert.Equal(2, operation.VariableDefinitions.Length);
        Assert.Equal(("d", "a", "[Int!]!"), (variable.Description?.Text, variable.Variable.Name.Value, variable.Type.ToString()));
        Assert.IsType<IntValue>(Assert.Single(Assert.IsType<ListValue>(variable.DefaultValue).Values));
        Assert.Equal(["x", "z"], variable.Directives.Select(directive => directive.Name.Value));
        Assert.Equal(["w"], operation.Directives.Select(directive => directive.Name.Value));
    }

    [Fact]
    public void A_field_has_alias_arguments_directives_and_selections()
    {
        var field = Syntax.Field("a:b(c:1 d:$e)@f(g:$h)@i{j}");
        Assert.Equal(("a", "b", "a"), (field.Alias?.Value, field.Name.Value, field.ResponseName));
        Assert.Equal(["c", "d"], field.Arguments.Select(argument => argument.Name.Value));
        Assert.Equal(["f", "i"], field.Directives.Select(directive => directive.Name.Value));
        Assert.Equal("g", Assert.Single(field.Directives[0].Arguments).Name.Value);
        Assert.Equal("j", Assert.IsType<Field>(Assert.Single(field.SelectionSet!.Selections)).ResponseName);
    }

    [Fact]
    public void Fragments_spread_inline_and_defined()
    {
        var document = Syntax.Accepts("{...F @a ...on T @b{c} ...@d{e} ...{f} ...onward} \"text\" fragment F on T @g {h}");
        var selections = Assert.IsType<OperationDefinition>(document.Definitions[0]).SelectionSet.Selections;
        Assert.Equal("F", Assert.IsType<FragmentSpread>(selections[0]).Name.Value);
        Assert.Equal("T", Assert.IsType<InlineFragment>(selections[1]).TypeCondition?.Name.Value);
        Assert.Null(Assert.IsType<InlineFragment>(selections[2]).TypeCondition);
        Assert.Null(Assert.IsType<InlineFragment>(selections[3]).TypeCondition);
        Assert.Equal("onward", Assert.IsType<FragmentSpread>(selections[4]).Name.Value);
        var fragment = Assert.IsType<FragmentDefinition>(document.Definitions[1]);
        Assert.Equal(("text", "F", "T"), (fragment.Description?.Text, fragment.Name.Value, fragment.TypeCondition.Name.Value));
        Assert.Equal("g", Assert.Single(fragment.Directives).Name.Value);
    }

    [Fact]
    public void Keywords_are_names_wherever_they_can_be()
    {
        Syntax.Accepts("query query($on:type=input){on true null:false(enum:fragment)@on ...type} fragment type on on{query}");
        Syntax.Accepts("type type implements interface@enum{type(input:input=union):type}");
        Syntax.Accepts("enum enum{enum on}extend input input{input:on}");
    }

    [Fact]
    public void A_description_stands_before_operations_and_is_kept()
    {
        Assert.Equal("text", Syntax.Definition<OperationDefinition>("\"text\" query {a}").Description?.Text);
        Assert.Equal("text", Syntax.Definition<OperationDefinition>("\"\"\"\n text\n\"\"\" mutation M {a}").Description?.Text);
    }

    [Theory]
    [InlineData("\n\"text\" {a}", 2, 1)]
    [InlineData("\"text\" extend type T {a: Int}", 1, 1)]
    [InlineData("\"text\" foo", 1, 1)]
    [InlineData("\"text\" 12", 1, 8)]
    [InlineData("\"text\" \"text\" query {a}", 1, 8)]
    [InlineData("\"text\"", 1, 7)]
    [InlineData("{\"text\" a}", 1, 2)]
    public void A_description_where_none_belongs_is_refused(string text, int line, int column) =>
        Syntax.Rejects(text, line, column);

    [Theory]
    [InlineData("{}", 2)]
    [InlineData("{a{}}", 4)]
    [InlineData("{", 2)]
    [InlineData("{a", 3)]
    [InlineData("{a}}", 4)]
    [InlineData("}", 1)]
    [InlineData("query", 6)]
    [InlineData("query Q", 8)]
    [InlineData("query Q(){a}", 9)]
    [InlineData("query Q($){a}", 10)]
    [InlineData("query Q($a){a}", 11)]
    [InlineData("query Q($a:){a}", 12)]
    [InlineData("query Q($a Int){a}", 12)]
    [InlineData("query Q(a:Int){a}", 9)]
    [InlineData("query Q($a:Int=){a}", 16)]
    [InlineData("query Q($a:Int=$b){a}", 16)]
    [InlineData("query Q($a:Int=[{b:$c}]){a}", 20)]
    [InlineData("query Q($a:Int @d(e:$f)){a}", 21)]
    [InlineData("query Q($a:Int=$){a}", 16)]
    [InlineData("query Q{a}b", 11)]
    [InlineData("{a()}", 4)]
    [InlineData("{a(b)}", 5)]
    [InlineData("{a(b:)}", 6)]
    [InlineData("{a(b:1}", 7)]
    [InlineData("{a:}", 4)]
    [InlineData("{a:b:c}", 5)]
    [InlineData("{a@}", 4)]
    [InlineData("{a@b()}", 6)]
    [InlineData("{1}", 2)]
    [InlineData("{...}", 5)]
    [InlineData("{...on}", 7)]
    [InlineData("{...on T}", 9)]
    [InlineData("{...on{a}}", 7)]
    [InlineData("{...F(a:1)}", 6)]
    [InlineData("fragment on on T{a}", 10)]
    [InlineData("fragment F{a}", 11)]
    [InlineData("fragment F T{a}", 12)]
    [InlineData("fragment F on{a}", 14)]
    [InlineData("fragment F($a:Int) on T{a}", 11)]
    [InlineData("fragment F on T", 16)]
    [InlineData("foo{a}", 1)]
    [InlineData("12", 1)]
    public void A_document_that_is_not_well_formed_is_refused_at_the_offending_token(string text, int column) =>
        Syntax.Rejects(text, 1, column);

    [Theory]
    [InlineData("{}", 2, "Syntax Error: Expected Name, found \"}\".")]
    [InlineData("{a", 3, "Syntax Error: Expected Name, found <EOF>.")]
    [InlineData("query Q", 8, "Syntax Error: Expected \"{\", found <EOF>.")]
    [InlineData("fragment F T{a}", 12, "Syntax Error: Expected \"on\", found Name \"T\".")]
    [InlineData("{a(b:1.5 2)}", 10, "Syntax Error: Expected Name, found Int \"2\".")]
    [InlineData("{a \"x\"}", 4, "Syntax Error: Expected Name, found String \"x\".")]
    [InlineData("foo", 1, "Syntax Error: Unexpected Name \"foo\".")]
    [InlineData("query($a:B=$c){d}", 12, "Syntax Error: Unexpected variable \"$c\" in a constant value.")]
    public void A_message_names_what_was_expected_and_what_was_found(string text, int column, string message) =>
        Assert.Equal(message, Syntax.Rejects(text, 1, column).Message);

    [Fact]
    public void Every_node_knows_its_text()
    {
        const string Text = "# é\n\"d\" query Q($a: [Int!]! = 1) { x: b(c: {d: \"😀\"}) @e { ...F } } ";
        var document = Syntax.Accepts(Text);
        var operation = Assert.IsType<OperationDefinition>(document.Definitions[0]);
        var field = Assert.IsType<Field>(operation.SelectionSet.Selections[0]);
        Assert.Equal("x: b(c: {d: \"😀\"}) @e { ...F }", Syntax.TextOf(document, field));
        Assert.Equal("[Int!]!", Syntax.TextOf(document, operation.VariableDefinitions[0].Type));
        Assert.Equal("{d: \"😀\"}", Syntax.TextOf(document, field.Arguments[0].Value));
        Assert.Equal(Text[4..^1], Syntax.TextOf(document, operation));
        Assert.Equal(new SourceLocation(2, 32), document.LocationOf(field));
    }

    [Fact]
    public void Every_node_lies_inside_its_parent_and_is_not_empty()
    {
        foreach (var document in Corpus.Texts.Select(text => Syntax.Accepts(text, ParserOptions.Trusted)))
        {
            Assert.Equal((0, document.Source.Text.Length), (document.Start, document.End));
            Assert.All(Syntax.Nodes(document), node => Assert.All(Syntax.Children(node), child =>
                Assert.True(node.Start <= child.Start && child.Start < child.End && child.End <= node.End)));
        }
    }
}
