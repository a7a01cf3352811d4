using System.Collections.Immutable;
using OpenCity.GraphQL.Language;

namespace OpenCity.Fuzz;

/// <summary>Whether two syntax trees are the same but for their places: what must survive printing and parsing.</summary>
internal static class SameTree
{
    internal static bool Holds(SyntaxNode? a, SyntaxNode? b)
    {
        if (a is null || b is null)
        {
            return a is null && b is null;
        }

        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        return (a, b) switch
        {
            (Document x, Document y) => All(x.Definitions, y.Definitions),
            (OperationDefinition x, OperationDefinition y) => x.Operation == y.Operation && Holds(x.Name, y.Name)
                && Holds(x.Description, y.Description) && All(x.VariableDefinitions, y.VariableDefinitions)
                && All(x.Directives, y.Directives) && Holds(x.SelectionSet, y.SelectionSet),
            (FragmentDefinition x, FragmentDefinition y) => Holds(x.Description, y.Description) && Holds(x.Name, y.Name)
                && Holds(x.TypeCondition, y.TypeCondition) && All(x.Directives, y.Directives) && Holds(x.SelectionSet, y.SelectionSet),
            (VariableDefinition x, VariableDefinition y) => Holds(x.Description, y.Description) && Holds(x.Variable, y.Variable)
                && Holds(x.Type, y.Type) && Holds(x.DefaultValue, y.DefaultValue) && All(x.Directives, y.Directives),
            (SelectionSet x, SelectionSet y) => All(x.Selections, y.Selections),
            (Field x, Field y) => Holds(x.Alias, y.Alias) && Holds(x.Name, y.Name) && All(x.Arguments, y.Arguments)
                && All(x.Directives, y.Directives) && Holds(x.SelectionSet, y.SelectionSet),
            (FragmentSpread x, FragmentSpread y) => Holds(x.Name, y.Name) && All(x.Directives, y.Directives),
            (InlineFragment x, InlineFragment y) => Holds(x.TypeCondition, y.TypeCondition) && All(x.Directives, y.Directives)
                && Holds(x.SelectionSet, y.SelectionSet),
            (Argument x, Argument y) => Holds(x.Name, y.Name) && Holds(x.Value, y.Value),
            (Directive x, Directive y) => Holds(x.Name, y.Name) && All(x.Arguments, y.Arguments),
            (ObjectField x, ObjectField y) => Holds(x.Name, y.Name) && Holds(x.Value, y.Value),
            (Name x, Name y) => x.Value == y.Value,
            (Value x, Value y) => Values(x, y),
            (TypeReference x, TypeReference y) => Types(x, y),
            (Definition x, Definition y) => Definitions(x, y),
            (FieldDefinition x, FieldDefinition y) => Holds(x.Description, y.Description) && Holds(x.Name, y.Name)
                && All(x.Arguments, y.Arguments) && Holds(x.Type, y.Type) && All(x.Directives, y.Directives),
            (InputValueDefinition x, InputValueDefinition y) => Holds(x.Description, y.Description) && Holds(x.Name, y.Name)
                && Holds(x.Type, y.Type) && Holds(x.DefaultValue, y.DefaultValue) && All(x.Directives, y.Directives),
            (EnumValueDefinition x, EnumValueDefinition y) => Holds(x.Description, y.Description) && Holds(x.Name, y.Name)
                && All(x.Directives, y.Directives),
            (RootOperationTypeDefinition x, RootOperationTypeDefinition y) => x.Operation == y.Operation && Holds(x.Type, y.Type),
            _ => false,
        };
    }

    private static bool Values(Value a, Value b) => (a, b) switch
    {
        (Variable x, Variable y) => Holds(x.Name, y.Name),
        (IntValue x, IntValue y) => x.Text == y.Text,
        (FloatValue x, FloatValue y) => x.Text == y.Text,
        (StringValue x, StringValue y) => x.Text == y.Text,
        (BooleanValue x, BooleanValue y) => x.IsTrue == y.IsTrue,
        (NullValue, NullValue) => true,
        (EnumValue x, EnumValue y) => x.Name == y.Name,
        (ListValue x, ListValue y) => All(x.Values, y.Values),
        (ObjectValue x, ObjectValue y) => All(x.Fields, y.Fields),
        _ => false,
    };

    private static bool Types(TypeReference a, TypeReference b) => (a, b) switch
    {
        (NamedTypeReference x, NamedTypeReference y) => Holds(x.Name, y.Name),
        (ListTypeReference x, ListTypeReference y) => Holds(x.OfType, y.OfType),
        (NonNullTypeReference x, NonNullTypeReference y) => Holds(x.OfType, y.OfType),
        _ => false,
    };

    private static bool Definitions(Definition a, Definition b)
    {
        if (a is TypeSystemDefinition one && b is TypeSystemDefinition other
            && (one.IsExtension != other.IsExtension || !Holds(one.Description, other.Description)
                || !All(one.Directives, other.Directives)
                || (a is TypeDefinition named && b is TypeDefinition also && !Holds(named.Name, also.Name))))
        {
            return false;
        }

        return (a, b) switch
        {
            (SchemaDefinition x, SchemaDefinition y) => All(x.OperationTypes, y.OperationTypes),
            (ScalarTypeDefinition, ScalarTypeDefinition) => true,
            (ObjectTypeDefinition x, ObjectTypeDefinition y) => All(x.Interfaces, y.Interfaces) && All(x.Fields, y.Fields),
            (InterfaceTypeDefinition x, InterfaceTypeDefinition y) => All(x.Interfaces, y.Interfaces) && All(x.Fields, y.Fields),
            (UnionTypeDefinition x, UnionTypeDefinition y) => All(x.MemberTypes, y.MemberTypes),
            (EnumTypeDefinition x, EnumTypeDefinition y) => All(x.Values, y.Values),
            (InputObjectTypeDefinition x, InputObjectTypeDefinition y) => All(x.Fields, y.Fields),
            (DirectiveDefinition x, DirectiveDefinition y) => Holds(x.Name, y.Name) && All(x.Arguments, y.Arguments)
                && x.IsRepeatable == y.IsRepeatable && All(x.Locations, y.Locations),
            _ => false,
        };
    }

    private static bool All<T>(ImmutableArray<T> a, ImmutableArray<T> b)
        where T : SyntaxNode
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        for (var i = 0; i < a.Length; i++)
        {
            if (!Holds(a[i], b[i]))
            {
                return false;
            }
        }

        return true;
    }
}
