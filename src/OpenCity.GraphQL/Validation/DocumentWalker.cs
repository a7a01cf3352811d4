using System.Collections.Immutable;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation;

/// <summary>
/// Goes through the document once, in its order, knows the type expected at each place, calls the rules and notes
/// spreads and uses of variables. Fragments are walked where they are defined, not where they are spread, so that the
/// depth is that of the text, which the parser bounds.
/// </summary>
internal sealed class DocumentWalker(ValidationContext context)
{
    private readonly Schema _schema = context.Schema;
    private DefinitionScope _scope = null!;

    public void Walk()
    {
        var operations = context.Operations.GetEnumerator();
        var fragments = context.Fragments.GetEnumerator();
        foreach (var definition in context.Document.Definitions)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (definition is OperationDefinition && operations.MoveNext())
            {
                Visit(operations.Current);
            }
            else if (definition is FragmentDefinition && fragments.MoveNext())
            {
                Visit(fragments.Current);
            }
        }

        context.FragmentGraph.Resolve();
    }

    private void Visit(OperationScope operation)
    {
        _scope = operation;
        foreach (var variable in operation.Definition.VariableDefinitions)
        {
            VisitVariableDefinition(operation, variable);
        }

        VisitDirectives(operation.Definition.Directives, operation.Definition.Operation switch
        {
            OperationType.Query => "QUERY",
            OperationType.Mutation => "MUTATION",
            _ => "SUBSCRIPTION",
        });
        VisitSelectionSet(operation.Definition.SelectionSet, operation.RootType);
    }

    private void VisitVariableDefinition(OperationScope operation, VariableDefinition definition)
    {
        var type = _schema.FindType(definition.Type);
        operation.Variables[definition.Variable.Name.Value] = new DefinedVariable(definition, type);
        foreach (var rule in ValidationRules.OfVariableDefinitions)
        {
            rule.Check(context, definition, type);
        }

        if (definition.DefaultValue is not null)
        {
            VisitValue(definition.DefaultValue, type is { IsInputType: true } ? type : null);
        }

        VisitDirectives(definition.Directives, "VARIABLE_DEFINITION");
    }

    private void Visit(FragmentScope fragment)
    {
        _scope = fragment;
        VisitTypeCondition(fragment.Definition.TypeCondition, fragment.Type);
        VisitDirectives(fragment.Definition.Directives, "FRAGMENT_DEFINITION");
        VisitSelectionSet(fragment.Definition.SelectionSet, CompositeOrNull(fragment.Type));
    }

    private void VisitTypeCondition(NamedTypeReference condition, NamedType? type)
    {
        foreach (var rule in ValidationRules.OfTypeConditions)
        {
            rule.Check(context, condition, type);
        }
    }

    private void VisitSelectionSet(SelectionSet selectionSet, NamedType? parentType)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case Field field:
                    VisitField(field, parentType);
                    break;
                case FragmentSpread spread:
                    VisitFragmentSpread(spread, parentType);
                    break;
                case InlineFragment inline:
                    VisitInlineFragment(inline, parentType);
                    break;
            }
        }
    }

    private void VisitField(Field field, NamedType? parentType)
    {
        var definition = context.FindField(parentType, field.Name.Value);
        if (parentType is not null)
        {
            foreach (var rule in ValidationRules.OfFields)
            {
                rule.Check(context, field, parentType, definition);
            }
        }

        if (field.Name.Value is "__schema" or "__type")
        {
            context.IntrospectionFields.Add(field);
        }

        VisitArguments(new ArgumentSet(field, field.Arguments, definition, parentType));
        VisitDirectives(field.Directives, "FIELD");
        if (field.SelectionSet is not null)
        {
            VisitSelectionSet(field.SelectionSet, CompositeOrNull(definition?.Type.Named));
        }
    }

    private void VisitFragmentSpread(FragmentSpread spread, NamedType? parentType)
    {
        _scope.Spreads.Add(spread);
        VisitSpread(spread, context.FragmentsByName.GetValueOrDefault(spread.Name.Value)?.Type, parentType);
        VisitDirectives(spread.Directives, "FRAGMENT_SPREAD");
    }

    private void VisitInlineFragment(InlineFragment inline, NamedType? parentType)
    {
        var type = parentType;
        if (inline.TypeCondition is not null)
        {
            type = context.FindType(inline.TypeCondition);
            VisitTypeCondition(inline.TypeCondition, type);
            VisitSpread(inline, type, parentType);
        }

        VisitDirectives(inline.Directives, "INLINE_FRAGMENT");
        VisitSelectionSet(inline.SelectionSet, CompositeOrNull(type));
    }

    private void VisitSpread(Selection spread, NamedType? fragmentType, NamedType? parentType)
    {
        foreach (var rule in ValidationRules.OfSpreads)
        {
            rule.Check(context, spread, CompositeOrNull(fragmentType), parentType);
        }
    }

    private void VisitDirectives(ImmutableArray<Directive> directives, string location)
    {
        if (directives.IsEmpty)
        {
            return;
        }

        foreach (var rule in ValidationRules.OfDirectives)
        {
            rule.Check(context, directives, location);
        }

        foreach (var directive in directives)
        {
            var definition = _schema.DirectivesByName.GetValueOrDefault(directive.Name.Value);
            VisitArguments(new ArgumentSet(directive, directive.Arguments, definition, ParentType: null));
        }
    }

    private void VisitArguments(ArgumentSet arguments)
    {
        if (arguments.Given.IsEmpty && arguments.Declared.IsEmpty)
        {
            return;
        }

        foreach (var rule in ValidationRules.OfArguments)
        {
            rule.Check(context, arguments);
        }

        foreach (var argument in arguments.Given)
        {
            var declared = arguments.Find(argument.Name.Value);
            VisitValue(argument.Value, declared?.Type, declared?.DefaultValue is not null);
        }
    }

    private void VisitValue(Value value, GraphQLType? type, bool hasDefault = false, InputObjectType? parent = null)
    {
        if (value is Variable variable)
        {
            _scope.Usages.Add(new VariableUsage(variable, type, hasDefault, parent));
            return;
        }

        if (type is not null)
        {
            foreach (var rule in ValidationRules.OfValues)
            {
                rule.Check(context, value, type);
            }
        }

        if (value is ListValue list)
        {
            var itemType = (type?.NullableType as ListType)?.OfType;
            foreach (var item in list.Values)
            {
                VisitValue(item, itemType);
            }
        }
        else if (value is ObjectValue objectValue)
        {
            VisitObjectValue(objectValue, type?.Named as InputObjectType);
        }
    }

    private void VisitObjectValue(ObjectValue value, InputObjectType? type)
    {
        foreach (var rule in ValidationRules.OfObjectValues)
        {
            rule.Check(context, value, type);
        }

        foreach (var field in value.Fields)
        {
            var declared = type?.FieldsByName.GetValueOrDefault(field.Name.Value);
            VisitValue(field.Value, declared?.Type, declared?.DefaultValue is not null, type);
        }
    }

    private static NamedType? CompositeOrNull(NamedType? type) => type is FieldsType or UnionType ? type : null;
}
