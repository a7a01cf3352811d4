using System.Reflection;
using OpenCity.Api.Transport;
using OpenCity.Data.Model;
using OpenCity.Domain.Model;
using OpenCity.GraphQL.Language;

namespace OpenCity.Docs.Tests.Code;

/// <summary>Rules of <c>docs/style.md</c> about names, sizes and types.</summary>
public sealed class ShapeTests
{
    private const int LongFile = 300;
    private const int LongestFile = 500;

    private static readonly string[] EmptyNames = ["Common", "Helper", "Helpers", "Util", "Utils", "Utilities", "Manager", "Managers", "Misc"];

    private static readonly Assembly[] Projects =
        [typeof(SyntaxNode).Assembly, typeof(City).Assembly, typeof(CityTables).Assembly, typeof(Refusal).Assembly];

    [Fact]
    public void No_file_or_folder_has_a_name_that_says_nothing() => Assert.DoesNotContain(
        SourceFiles.All().Select(file => file.Name), name => name.Split('/', '.').Any(SaysNothing));

    [Fact]
    public void No_type_has_a_name_that_says_nothing() => Assert.Empty(
        Projects.SelectMany(assembly => assembly.GetTypes()).Where(type => !IsGenerated(type) && SaysNothing(type.Name)).Select(type => type.FullName));

    [Fact]
    public void No_file_is_longer_than_500_lines_nor_than_300_without_a_reason_at_its_top()
    {
        var files = SourceFiles.All().ToList();
        Assert.Empty(files.Where(file => file.Lines.Length > LongestFile).Select(file => $"{file.Name}: {file.Lines.Length}"));
        Assert.Empty(files.Where(file => file.Lines.Length > LongFile && !file.Lines[0].StartsWith("// ", StringComparison.Ordinal))
            .Select(file => $"{file.Name}: {file.Lines.Length} lines; say at the top why"));
    }

    [Fact]
    public void Every_node_of_the_syntax_tree_is_a_record_and_sealed_or_abstract()
    {
        var nodes = typeof(SyntaxNode).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(SyntaxNode))).ToList();
        Assert.True(nodes.Count > 40, "The syntax tree was not found.");
        Assert.Empty(nodes.Where(type => (!type.IsSealed && !type.IsAbstract) || type.GetMethod("<Clone>$") is null).Select(type => type.Name));
    }

    [Fact]
    public void Every_class_is_sealed_static_or_made_to_be_inherited()
    {
        var classes = Projects.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsClass && !IsGenerated(type)).ToList();
        var bases = classes.Select(type => type.BaseType).Where(type => type is not null)
            .Select(type => type!.IsGenericType ? type.GetGenericTypeDefinition() : type).ToHashSet();
        Assert.Empty(classes.Where(type => !type.IsSealed && !type.IsAbstract && !bases.Contains(type)).Select(type => type.FullName));
    }

    [Fact]
    public void No_static_field_can_change() => Assert.Empty(
        from type in Projects.SelectMany(assembly => assembly.GetTypes())
        where !IsGenerated(type)
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where field is { IsInitOnly: false, IsLiteral: false } && !field.Name.StartsWith('<')
        select $"{type.FullName}.{field.Name}");

    [Fact]
    public void Nothing_is_left_to_do_in_a_comment() => Assert.Empty(
        from file in SourceFiles.All()
        from line in file.Lines.Select((text, index) => (Text: text, Number: index + 1))
        where line.Text.Contains("TODO", StringComparison.Ordinal) || line.Text.Contains("FIXME", StringComparison.Ordinal)
        select $"{file.Name}:{line.Number}");

    // A word of a name in Pascal case: "PathHelpers" says as little as "Helpers".
    private static bool SaysNothing(string name) =>
        EmptyNames.Any(empty => name == empty || (name.EndsWith(empty, StringComparison.Ordinal) && name.Length > empty.Length));

    private static bool IsGenerated(Type type) =>
        type.Name.StartsWith('<') || type.DeclaringType is { } outer && IsGenerated(outer) || type.Namespace?.StartsWith("OpenCity", StringComparison.Ordinal) != true
        || type.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is not null
        || type.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is not null;
}
