using static OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

[Trait("Spec", "5.7.2 Directives Are in Valid Locations")]
public sealed class DirectivesAreInValidLocationsExamples
{
    [Fact, Example(1)]
    public void Skip_on_a_query() => Example(
        """
        query @skip(if: $foo) {
          field
        }
        """, Build("type Query { field: Int }"), "MISPLACED_DIRECTIVE 1:7", "UNDEFINED_VARIABLE 1:17");
}

[Trait("Spec", "5.7.3 Directives Are Unique per Location")]
public sealed class DirectivesAreUniquePerLocationExamples
{
    [Fact, Example(1)]
    public void Skip_twice_on_a_field() => Example(
        """
        query ($foo: Boolean = true, $bar: Boolean = false) {
          field @skip(if: $foo) @skip(if: $bar)
        }
        """, Build("type Query { field: Int }"), "DUPLICATE_DIRECTIVE 2:9");

    [Fact, Example(2)]
    public void Skip_once_on_each_of_two_fields() => Example(
        """
        query ($foo: Boolean = true, $bar: Boolean = false) {
          field @skip(if: $foo) {
            subfieldA
          }
          field @skip(if: $bar) {
            subfieldB
          }
        }
        """, Build("type Query { field: Field } type Field { subfieldA: Int subfieldB: Int }"));
}
