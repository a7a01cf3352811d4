// One file: the moments at which a rule may look, each an interface of one method.
using System.Collections.Immutable;
using OpenCity.GraphQL.Language;
using OpenCity.GraphQL.Types;

namespace OpenCity.GraphQL.Validation;

/// <summary>A rule of section 5 of the specification. Rules hold no state: one instance serves all documents.</summary>
internal interface IValidationRule;

/// <summary>Looks at the document as a whole, after the walk.</summary>
internal interface IDocumentRule : IValidationRule
{
    void Check(ValidationContext context);
}

/// <summary>Looks at an operation together with the fragments that it reaches, after the walk.</summary>
internal interface IOperationRule : IValidationRule
{
    void Check(ValidationContext context, OperationScope operation);
}

/// <summary>Looks at the definition of a variable; the type is null where the schema lacks it.</summary>
internal interface IVariableDefinitionRule : IValidationRule
{
    void Check(ValidationContext context, VariableDefinition definition, GraphQLType? type);
}

/// <summary>
/// Looks at the type condition of a fragment, named or inline; the type is null where the schema lacks it.
/// </summary>
internal interface ITypeConditionRule : IValidationRule
{
    void Check(ValidationContext context, NamedTypeReference condition, NamedType? type);
}

/// <summary>
/// Looks at a fragment spread or inline fragment where it stands. Types are null where they are not known.
/// </summary>
internal interface ISpreadRule : IValidationRule
{
    void Check(ValidationContext context, Selection spread, NamedType? fragmentType, NamedType? parentType);
}

/// <summary>
/// Looks at a field in a selection set of a known type; the definition is null where the type has no such field.
/// </summary>
internal interface IFieldRule : IValidationRule
{
    void Check(ValidationContext context, Field field, NamedType parentType, OutputField? definition);
}

/// <summary>Looks at the directives of one place; there is at least one.</summary>
internal interface IDirectivesRule : IValidationRule
{
    void Check(ValidationContext context, ImmutableArray<Directive> directives, string location);
}

/// <summary>Looks at the arguments of a field or directive.</summary>
internal interface IArgumentsRule : IValidationRule
{
    void Check(ValidationContext context, ArgumentSet arguments);
}

/// <summary>Looks at a literal where a known type is expected.</summary>
internal interface IValueRule : IValidationRule
{
    void Check(ValidationContext context, Value value, GraphQLType type);
}

/// <summary>Looks at an object literal; the type is null where none or no input object is expected.</summary>
internal interface IObjectValueRule : IValidationRule
{
    void Check(ValidationContext context, ObjectValue value, InputObjectType? type);
}
