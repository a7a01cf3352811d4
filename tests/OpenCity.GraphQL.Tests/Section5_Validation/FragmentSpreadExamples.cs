using static OpenCity.GraphQL.Tests.Section5_Validation.DogSchema;

namespace OpenCity.GraphQL.Tests.Section5_Validation;

[Trait("Spec", "5.5.2.3.1 Object Spreads in Object Scope")]
public sealed class ObjectSpreadsInObjectScopeExamples
{
    [Fact, Example(1)]
    public void The_same_type() => Example(
        """
        fragment dogFragment on Dog {
          ... on Dog {
            barkVolume
          }
        }
        """);

    [Fact, Example(2)]
    public void Another_type() => Example(
        """
        fragment catInDogFragmentInvalid on Dog {
          ... on Cat {
            meowVolume
          }
        }
        """, "IMPOSSIBLE_FRAGMENT_SPREAD 2:3");
}

[Trait("Spec", "5.5.2.3.2 Abstract Spreads in Object Scope")]
public sealed class AbstractSpreadsInObjectScopeExamples
{
    [Fact, Example(1)]
    public void An_interface_of_the_object() => Example(
        """
        fragment petNameFragment on Pet {
          name
        }

        fragment interfaceWithinObjectFragment on Dog {
          ...petNameFragment
        }
        """);

    [Fact, Example(2)]
    public void A_union_of_the_object() => Example(
        """
        fragment catOrDogNameFragment on CatOrDog {
          ... on Cat {
            meowVolume
          }
        }

        fragment unionWithObjectFragment on Dog {
          ...catOrDogNameFragment
        }
        """);
}

[Trait("Spec", "5.5.2.3.3 Object Spreads in Abstract Scope")]
public sealed class ObjectSpreadsInAbstractScopeExamples
{
    [Fact, Example(1)]
    public void An_object_of_the_interface_or_union() => Example(
        """
        fragment petFragment on Pet {
          name
          ... on Dog {
            barkVolume
          }
        }

        fragment catOrDogFragment on CatOrDog {
          ... on Cat {
            meowVolume
          }
        }
        """);

    [Fact, Example(2)]
    public void An_object_of_neither() => Example(
        """
        fragment sentientFragment on Sentient {
          ... on Dog {
            barkVolume
          }
        }

        fragment humanOrAlienFragment on HumanOrAlien {
          ... on Cat {
            meowVolume
          }
        }
        """, "IMPOSSIBLE_FRAGMENT_SPREAD 2:3", "IMPOSSIBLE_FRAGMENT_SPREAD 8:3");
}

[Trait("Spec", "5.5.2.3.4 Abstract Spreads in Abstract Scope")]
public sealed class AbstractSpreadsInAbstractScopeExamples
{
    [Fact, Example(1)]
    public void Types_that_share_an_object() => Example(
        """
        fragment unionWithInterface on Pet {
          ...dogOrHumanFragment
        }

        fragment dogOrHumanFragment on DogOrHuman {
          ... on Dog {
            barkVolume
          }
        }
        """);

    [Fact, Example(2)]
    public void Types_that_share_none() => Example(
        """
        fragment nonIntersectingInterfaces on Pet {
          ...sentientFragment
        }

        fragment sentientFragment on Sentient {
          name
        }
        """, "IMPOSSIBLE_FRAGMENT_SPREAD 2:3");

    // The example brings its types along; without an implementing object the two would share none, so one is added.
    [Fact, Example(3)]
    public void An_interface_in_one_that_it_implements()
    {
        const string Types =
            """
            interface Node {
              id: ID!
            }

            interface Resource implements Node {
              id: ID!
              url: String
            }
            """;
        const string Fragments =
            """
            fragment interfaceWithInterface on Node {
              ...resourceFragment
            }

            fragment resourceFragment on Resource {
              url
            }
            """;
        const string Image = "type Image implements Resource & Node { id: ID! url: String } type Query { node: Node }";

        Example(Fragments, Build(Types + Image));
    }
}
