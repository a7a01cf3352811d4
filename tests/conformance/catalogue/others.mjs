// Directives, OneOf input objects, subscriptions, introspection, names.
import { section } from './section.mjs';

// https://spec.graphql.org/September2025/#sec-Validation.Directives
export const directives = section('directives', {
  runs: [
    '{ version @skip(if: true) }', '{ version @skip(if: false) }', '{ version @include(if: true) }', '{ version @include(if: false) }', '{ version @skip(if: false) @include(if: true) }', '{ version @skip(if: true) @include(if: true) a: version }', '{ version @include(if: false) version }', '{ sureDog { id @skip(if: true) } }', '{ sureDog @include(if: false) { id } }', '{ ...F @include(if: false) version } fragment F on Query { sureBroken }', '{ ... @skip(if: true) { sureBroken } version }', '{ ... on Query @skip(if: true) { sureBroken } version }', '{ version @tag(name: "a") }', '{ version @tag(name: "a", weight: 2) @tag(name: "b") @tag(name: "a") }', 'query @tag(name: "a") @onQuery @tag(name: "b") { version }',
    '{ version @once }', '{ version @once(filter: {limit: 1}, choice: {id: 1}) }', 'query ($v: Int) { version @once(filter: {sizes: [1], old: $v}) }', '{ ...F @once @tag(name: "a") } fragment F on Query @onFragment @tag(name: "a") { version }', '{ ... @onInline @tag(name: "a") { version } }', '{ ... @onInline(old: 1) { version } }', 'mutation @onMutation { remove(id: 1) @skip(if: true) }', 'query ($v: String = "a") @tag(name: "b") { version @tag(name: $v) }',
  ],
  validation: [
    '{ version @nosuch }', '{ version @Skip(if: true) }', '{ version @skip }', '{ version @skip(if: null) }', '{ version @skip(if: 1) }', '{ version @skip(if: "true") }', '{ version @skip(unless: true) }', '{ version @skip(if: true, if: true) }', '{ version @skip(if: true) @skip(if: true) }', '{ version @include(if: true) @include(if: false) }', 'query @skip(if: true) { version }', 'query @include(if: true) { version }', '{ ...F } fragment F on Query @skip(if: true) { version }', '{ version @onQuery }', 'query @onMutation { version }', 'mutation @onQuery { remove(id: 1) }', '{ version @onInline }', '{ ... @onFragment { version } }', '{ ...F @onFragment } fragment F on Query { version }', '{ ...F @onInline } fragment F on Query { version }',
    'query @onQuery @onQuery { version }', '{ version @once @once }', '{ version @tag }', '{ version @tag(name: null) }', '{ version @tag(name: 1) }', '{ version @tag(weight: 1) }', '{ version @tag(name: "a", nosuch: 1) }', '{ version @once(filter: {nosuch: 1}) }', '{ version @once(choice: {}) }', '{ version @deprecated }', '{ version @oneOf }', '{ version @specifiedBy(url: "a") }', 'query @deprecated { version }', '{ version @skip(if: $v) }', '{ version @a @b @c }', 'query @nosuch { version }', '{ ... @nosuch { version } }', '{ ...F @nosuch } fragment F on Query @nosuch { version }', '{ version @defer }', '{ ... @defer { version } }',
  ],
});

const being = (choice) => `{ being(choice: ${choice}) { __typename } }`;
const given = (type) => `query ($v: ${type}) { being(choice: $v) { __typename } }`;
const inside = (type, choice) => `query ($v: ${type}) { being(choice: ${choice}) { __typename } }`;

// https://spec.graphql.org/September2025/#sec-OneOf-Input-Objects
export const oneOf = section('oneOf', {
  runs: [
    being('{name: "a"}'), being('{id: 1}'), being('{size: 0}'), being('{sizes: []}'), being('{sizes: 1}'), being('{filter: {}}'), being('{choice: {name: "a"}}'), being('null'), '{ being { __typename } }', '{ beings(choices: {id: 1}) { __typename } }', '{ beings(choices: [{id: 1}, {name: "a"}]) { __typename } }', '{ echo(choices: [[{id: 1}], null]) }', '{ echo(everything: {choice: {size: 1}}) }', [given('Choice'), { v: { name: 'a' } }], [given('Choice'), { v: null }], [given('Choice')], [given('Choice!'), { v: { sizes: [1] } }], [given('Choice = {id: 1}')], [inside('String!', '{name: $v}'), { v: 'a' }], [inside('String! = "a"', '{name: $v}')], [inside('[Int!]!', '{sizes: $v}'), { v: [1] }], [inside('Int!', '{sizes: [$v]}'), { v: 1 }], [inside('Filter!', '{filter: $v}'), { v: {} }], [inside('String', '{filter: {name: $v}}'), {}],
  ],
  variables: [
    [given('Choice'), { v: {} }], [given('Choice'), { v: { name: null } }], [given('Choice'), { v: { name: 'a', id: 1 } }], [given('Choice'), { v: { name: 'a', id: null } }], [given('Choice'), { v: { name: null, id: null } }], [given('Choice'), { v: { nosuch: 1 } }], [given('Choice'), { v: { name: 1 } }], [given('Choice'), { v: 'a' }], [given('Choice'), { v: [] }], [given('Choice'), { v: { choice: {} } }], [given('Choice'), { v: { filter: null } }], [given('Choice'), { v: { sizes: [null] } }], ['query ($v: [Choice!]) { beings(choices: $v) { __typename } }', { v: [{ id: 1 }, {}] }], [inside('String!', '{name: $v}'), {}], [inside('String!', '{name: $v}'), { v: null }],
  ],
  validation: [
    being('{}'), being('{name: null}'), being('{name: "a", id: 1}'), being('{name: "a", id: null}'), being('{name: null, id: null}'), being('{name: "a", name: "b"}'), being('{nosuch: 1}'), being('{name: "a", nosuch: 1}'), being('{name: 1}'), being('"a"'), being('[]'), being('{choice: {}}'), being('{filter: null}'), being('{sizes: [null]}'), '{ beings(choices: [{}]) { __typename } }', '{ echo(choices: [[{id: null}]]) }', '{ echo(everything: {choice: {}}) }', inside('String', '{name: $v}'), inside('String = "a"', '{name: $v}'), inside('String!', '{name: $v, id: 1}'), inside('Int!', '{name: $v}'), inside('[Int!]', '{sizes: $v}'), given('Choice = {}'), given('Choice = {name: null}'), given('Choice = {name: "a", id: 1}'),
    'query ($v: String) { beings(choices: [{name: $v}]) { __typename } }', 'query ($v: String) { mutation: being(choice: {choice: {name: $v}}) { __typename } }', 'query ($v: Int, $w: Int) { being(choice: {size: $v, sizes: [$w]}) { __typename } }',
  ],
});

// https://spec.graphql.org/September2025/#sec-Single-Root-Field
export const subscriptions = section('subscriptions', {
  runs: ['subscription { ticks }', 'subscription S { ticks(every: 2) }', 'subscription { t: ticks }', 'subscription { ...F } fragment F on Subscription { ticks }', 'subscription { ... on Subscription { ticks } }', 'subscription { ... { ticks } }', 'subscription { ticks ticks }', 'subscription { dogs { id name @skip(if: true) } }', 'subscription @onSubscription { beings { __typename } }', ['query Q { version } subscription S { ticks }', {}, 'Q'], ['subscription ($v: Int!) { ticks(every: $v) }', { v: 3 }], 'subscription { ticks @tag(name: "a") }', 'subscription { dogs { id } ... { dogs { name } } }'],
  variables: [['subscription ($v: Int!) { ticks(every: $v) }', {}]],
  validation: [
    'subscription { ticks dogs { id } }', 'subscription { ticks other: ticks }', 'subscription { ticks ... on Subscription { dogs { id } } }', 'subscription { ...F } fragment F on Subscription { ticks dogs { id } }', 'subscription { ...F ...G } fragment F on Subscription { ticks } fragment G on Subscription { dogs { id } }', 'subscription { __typename }', 'subscription { ticks __typename }', 'subscription { t: __typename }', 'subscription { ticks @skip(if: false) }', 'subscription { ticks @include(if: true) }', 'subscription ($v: Boolean!) { ticks @skip(if: $v) }', 'subscription { ... @include(if: true) { ticks } }', 'subscription { ...F @include(if: true) } fragment F on Subscription { ticks }', 'subscription { ...F } fragment F on Subscription { ticks @skip(if: false) }', 'subscription { ticks dogs @skip(if: true) { id } }',
    'subscription { nosuch }', 'subscription { ticks { id } }', 'subscription { dogs }', 'subscription @onQuery { ticks }', 'query Q { version } subscription S { ticks dogs { id } }', 'subscription A { ticks } subscription B { __typename }',
  ],
});

// https://spec.graphql.org/September2025/#sec-Introspection
export const introspection = section('introspection', {
  runs: [
    '{ __typename }', '{ a: __typename }', '{ __schema { description } }', '{ __schema { queryType { name } mutationType { name } subscriptionType { name } } }', '{ __type(name: "Dog") { kind name description fields { name } interfaces { name } } }', '{ __type(name: "Nothing") { name } }', '{ __type(name: "") { name } }', '{ __type(name: "Being") { possibleTypes { name } } }', '{ __type(name: "Choice") { isOneOf inputFields { name defaultValue isDeprecated } } }', '{ __type(name: "Filter") { isOneOf inputFields(includeDeprecated: true) { name deprecationReason type { kind ofType { name } } } } }', '{ __type(name: "Colour") { enumValues { name } all: enumValues(includeDeprecated: true) { name isDeprecated deprecationReason } } }', '{ __type(name: "DateTime") { specifiedByURL } }',
    '{ __schema { directives { name isRepeatable locations args { name } } } }', '{ __schema { types { name kind } } }', '{ sureDog { __typename mate { __typename } } being { __typename } nodes(ids: [1]) { __typename } }', 'query ($v: String = "Dog") { __type(name: $v) { name } }', '{ __schema { __typename types { __typename } } }', '{ __type(name: "Int") { ...F } } fragment F on __Type { name ofType { name } }', '{ s: __schema { description } t: __type(name: "Dog") { name } }', '{ version __schema { description } sureDog { id } }', '{ query { __schema { description } version } }',
  ],
  validation: ['{ sureDog { __type(name: "Dog") { name } } }', '{ __schema { types { nosuch } } }', '{ __type(name: "Dog") { fields { name { a } } } }', '{ __type(name: "Dog") }', '{ __typename { name } }', '{ __Typename }', '{ __type(name: Dog) { name } }', '{ __schema(a: 1) { description } }', '{ __type(name: "Dog") { ... on Dog { id } } }', '{ __type(name: "Dog") { enumValues(includeDeprecated: null) { name } } }', '{ __directives { name } }', '{ being { __schema { description } } }', '{ __type(name: "Colour") { kind ... on __Field { name } } }'],
});

// https://spec.graphql.org/September2025/#sec-Names
export const names = section('names', {
  runs: ['{ _: version }', '{ __: version }', '{ _1: version }', '{ a1: version }', '{ A: version }', '{ __a: version }', '{ aB_9: version }', 'query _ { version }', 'query __Q { version }', 'query ($_: Int) { echo(int: $_) }', 'query ($__v: Int) { echo(int: $__v) }', '{ ..._ } fragment _ on Query { version }', '{ toString: version constructor: version __proto__: version hasOwnProperty: version }', 'query constructor { ...toString } fragment toString on Query { version }', ['query ($constructor: Int, $__proto__: Int) { echo(int: $constructor) a: echo(int: $__proto__) }', { constructor: 1 }]],
  syntax: ['{ 1a: version }', '{ a-b: version }', '{ a.b: version }', '{ a b: }', '{ é: version }', '{ 한강: version }', '{ a$: version }', '{ $a: version }', 'query 1Q { version }', 'query a-b { version }', 'query ($1: Int) { echo(int: $1) }', '{ ...1F } fragment F on Query { version }', '{ @a: version }', '{ a@: version }', 'query Q-1 { version }', '{ ver\u200bsion }', '{ ver\\u0073ion }', '{ \u0430: version \u00a0}'],
  validation: ['{ constructor }', '{ toString }', '{ __proto__ }', '{ hasOwnProperty }', '{ version(constructor: 1) }', '{ version @constructor }', '{ ...constructor }', 'query ($v: constructor) { version }', '{ ... on __proto__ { version } }', '{ echo(filter: {constructor: 1}) }', '{ echo(filter: {__proto__: 1}) }', '{ echo(colour: constructor) }', '{ echo(int: $constructor) }'],
});

// https://spec.graphql.org/September2025/#sec-Operation-Type-Existence: the public schema has queries alone.
export const operationTypes = section('operation types', {
  runs: ['{ version }', 'query Q { version }'],
  validation: ['mutation { version }', 'subscription { version }', 'mutation M { nosuch }', 'query Q { version } subscription S { a b }'],
}, 'public');
