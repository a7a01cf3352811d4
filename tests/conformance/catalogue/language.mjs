// https://spec.graphql.org/September2025/#sec-Language
import { section } from './section.mjs';

export const language = section('language', {
  runs: [
    '{version}', ' \t\n{ version }\n', '\uFEFF{ version }', '{ version }\r\n', '{ version }\r', '{,,version,,,}', ',{ version },', '{ version # to the end\n}', '# first\n{ version }', '{ version }# last',
    '{ version # 한강 🌉 "\n}', '{ a: version b: version }', '{ version: __typename }', 'query { version }', 'query Q { version }', 'query Q{version}', 'query query { query: version }',
    'query Q @onQuery { version }', '{ on: version fragment: version query: version mutation: version subscription: version true: version false: version null: version }',
    '{ ...on Query{version} }', '{...{version}}', '{ ... @include(if: true) { version } }', '{ ...F } fragment F on Query { version }', 'fragment F on Query { version } { ...F }', '{ ... @skip(if: false) { version } }',
    'fragment fragment on Query { version } { ...fragment }', 'fragment true on Query { version } { ...true }', '{ ...F @tag(name: "x") } fragment F on Query @onFragment { version }',
    '"What it is for." query Q { version }', '"""\nWhat it is for.\n""" query Q { version }', '"Of a fragment." fragment F on Query { version } query { ...F }', '"Anonymous." query { version }',
    'query ("What it is for." $v: Int) { echo(int: $v) }', '{ dog(name: "a", big: true) { id } }', '{ dog(name: "a" big: true) { id } }', '{ dog(big: true, name: null) { id } }',
    ['query A { version } query B { version }', {}, 'B'], ['query A { version } mutation B { remove(id: 1) }', {}, 'A'], ['query A { version } query C { version }', {}, 'C'],
  ],
  syntax: [
    '', ' ', '#', ',', '\uFEFF', '{', '}', '{}', '{ }', 'query {}', 'query Q', 'query', 'query Q {', '{ version', '{ version } }', '{{ version }}', '{ version } {', '{ version( }', '{ version() }', '{ dog(name) { id } }', '{ dog(name:) { id } }',
    '{ dog(: "a") { id } }', '{ dog(name: "a" { id } }', '{ a: }', '{ :version }', '{ a: b: version }', '{ a:: version }', '{ version: }', '{ .version }', '{ ..version }', '{ .... version }', '{ ... }', '{ ...on }', '{ ... on }', '{ ... on Query }',
    '{ ...on on }', '{ ...F. }', '{ ... F { version } }', 'fragment on on Query { version } { ...on }', 'fragment F { version }', 'fragment F on { version }', 'fragment F on Query', 'fragment F on Query {}', 'fragment on Query { version }', 'fragment F on [Query] { version }',
    'fragment F($a: Int) on Query { version } { ...F }', 'query () { version }', 'query ( { version }', 'query ($) { version }', 'query ($v) { version }', 'query ($v:) { version }', 'query (v: Int) { version }', 'query ($v Int) { version }', 'query ($v: Int =) { version }',
    'query ($v: Int = $w) { version }', 'query ($v: [Int = 1) { version }', 'query ($v: Int!!) { version }', 'query ($v: !Int) { version }', 'query ($v: []) { version }', 'query ($v: Int | String) { version }', 'query ($v: Int @tag(name: $v)) { echo(int: $v) }', 'query ($v: [Int] = [$w]) { version }',
    'query ($v: Filter = {limit: $w}) { version }', '"text" { version }', '"a" "b" query Q { version }', '"text"', 'query Q "text" { version }', '{ "text" }', '{ version "text" }', '{ 1 }', '{ version @ }', '{ version @@tag }', '{ version @tag( }', '{ version @tag() }', '@tag { version }',
    'quer { version }', 'Query { version }', 'query: { version }', '{ version? }', '{ version! }', '{ version; }', '{ version | version }', '{ version & }', '{ -version }', '{ $v }', 'query $v { version }', '& { version }', '{ version = 1 }', '{ a = version }', '{ [version] }', '{ version % }',
    '{ version \\u0061 }', '{ echo(string: \'a\') }', '{ echo(any: `a`) }', 'query Q ($v: Int) @ { version }', 'subscription', 'mutation {', 'schema', 'type', 'type Q {', 'extend', 'extend { a }', 'directive @a', 'directive @a on', 'directive @a on NOWHERE', 'enum E { true }', 'enum E { null }', 'union U = |', 'input I { a }', '{ version /* no */ }', '{ version // no\n }',
  ],
  validation: [
    'type Extra { a: Int }', 'scalar Extra', '{ version } type Extra { a: Int }', 'extend type Query { a: Int }', 'directive @extra on FIELD', 'schema { query: Query }', 'interface I { a: Int } { version }', 'union U = Dog { version }', 'enum E { A } query { version }', 'input I { a: Int } { version }',
    '"Of a type." type T { a: Int }', 'fragment F on Query { version }', '{ version } { version }', 'query A { version } { version }', 'query A { version } query A { version }', 'query A { version } mutation A { remove(id: 1) }', '{ nosuch }', '{ Version }', '{ sureDog }', '{ version { id } }',
    '{ sureDog { nosuch } }', '{ sureDog { id { id } } }', '{ sureDog { owner } }', '{ being }', '{ being { name } }', '{ being { id } }', '{ things { size } }', '{ node(id: 1) { name } }', '{ named { barks } }', '{ __type { name } }', '{ __nosuch }', '{ sureDog { __schema { description } } }', 'mutation { __schema { description } }', 'mutation { version }', 'subscription { version }',
  ],
  operation: [
    ['query A { version } query B { version }', {}], ['query A { version }', {}, 'B'], ['{ version }', {}, 'A'], ['query A { version }', {}, 'a'], ['fragment F on Query { version } query A { ...F }', {}, 'F'], ['query A { version } query B { version }', {}, ''],
  ],
});
