using System.Collections;
using System.Reflection;
using System.Text;
using OpenCity.GraphQL.Language;

namespace OpenCity.GraphQL.Tests.Section2_Language;

/// <summary>The words that the tests of this section share.</summary>
internal static class Syntax
{
    public static Document Accepts(string text, ParserOptions? options = null) => Parser.Parse(new Source(text), options);

    public static GraphQLError Rejects(
        string text, int line, int column, string code = ErrorCodes.SyntaxError, ParserOptions? options = null) =>
        Rejects(Encoding.UTF8.GetBytes(text), line, column, code, options);

    public static GraphQLError Rejects(
        byte[] text, int line, int column, string code = ErrorCodes.SyntaxError, ParserOptions? options = null)
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(new Source(text), options)).Error;
        Assert.Equal((code, new SourceLocation(line, column)), (error.Code, Assert.Single(error.Locations)));
        return error;
    }

    public static T Definition<T>(string text)
        where T : Definition => Assert.IsType<T>(Assert.Single(Accepts(text).Definitions));

    public static Field Field(string selection)
    {
        var operation = Definition<OperationDefinition>("{" + selection + "}");
        return Assert.IsType<Field>(Assert.Single(operation.SelectionSet.Selections));
    }

    public static Value Value(string literal) => Assert.Single(Field("f(a:" + literal + ")").Arguments).Value;

    public static TypeReference Type(string reference) =>
        Assert.Single(Definition<OperationDefinition>($"query($v:{reference}){{f}}").VariableDefinitions).Type;

    public static string TextOf(Document document, SyntaxNode node) =>
        Encoding.UTF8.GetString(document.Source.Text.Span[node.Start..node.End]);

    /// <summary>A tree as text, by reflection, without places: what must survive printing and parsing.</summary>
    public static string Shape(object? value)
    {
        var shape = new StringBuilder();
        Append(shape, value);
        return shape.ToString();
    }

    /// <summary>Every node of a tree, the parents first.</summary>
    public static IEnumerable<SyntaxNode> Nodes(SyntaxNode node) =>
        Children(node).SelectMany(Nodes).Prepend(node);

    public static IEnumerable<SyntaxNode> Children(SyntaxNode node) => Parts(node).SelectMany(static part => part switch
    {
        SyntaxNode child => [child],
        IEnumerable list and not string => list.OfType<SyntaxNode>(),
        _ => Enumerable.Empty<SyntaxNode>(),
    });

    private static IEnumerable<object?> Parts(SyntaxNode node) => node.GetType()
        .GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(static property => property.Name is not (
            nameof(SyntaxNode.Start) or nameof(SyntaxNode.End) or nameof(Document.Source) or nameof(StringValue.IsBlock)))
        .Select(property => property.GetValue(node));

    private static void Append(StringBuilder shape, object? value)
    {
        switch (value)
        {
            case SyntaxNode node:
                shape.Append(node.GetType().Name).Append('(');
                foreach (var part in Parts(node))
                {
                    Append(shape, part);
                    shape.Append(';');
                }

                shape.Append(')');
                break;
            case IEnumerable list and not string:
                shape.Append('[');
                foreach (var item in list)
                {
                    Append(shape, item);
                    shape.Append(',');
                }

                shape.Append(']');
                break;
            default:
                shape.Append(value ?? "null");
                break;
        }
    }
}
