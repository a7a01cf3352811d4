// What mistakes are made of, by schema: names of its types, selections that do not merge, definitions and whole texts.

const definitions = [
  'fragment Unused on Query { version }', 'fragment OnNothing on Nothing { version }', 'fragment OnScalar on Int { x }', 'query { version }',
  'query Again { version } query Again { version }', 'mutation { version }', 'subscription { version }', 'subscription S { a: version b: version }',
  'type Extra { a: Int }', 'extend type Query { extra: Int }', 'directive @extra on FIELD', 'scalar Extra', 'schema { query: Query }',
  'query Lone { nosuch }', 'query Cyclic { ...A } fragment A on Query { ...B } fragment B on Query { version ...A }',
  'query Selfish { ...S } fragment S on Query { ...S }', 'query Twice { ...T } fragment T on Query { version } fragment T on Query { version }',
  'query V($v: Int, $v: Int) { version @include(if: true) }', 'query Out($v: Query) { version }', 'query Unknown($v: Nothing) { version }',
  'query NotUsed($v: Int) { version }', 'query Deep { __schema { types { fields { type { fields { type { fields { name } } } } } } } }',
  'query NotSoDeep { __schema { types { fields { type { fields { name } } } } } }', 'query Conditional($v: Boolean) { version @skip(if: $v) }',
  'query Defaulted($v: Boolean = false) { version @skip(if: $v) }', 'query Directed($v: Int @include(if: true)) { version }',
  'query Everywhere @skip(if: true) { version }', 'query Meta { version { __typename } }', 'query Typeless { __type { name } }',
];

// An empty text is none for HTTP: the parameter counts as missing.
const texts = [
  ' ', '# nothing', '{', '}', '{}', '{ }', 'query', 'query {', 'query Q', '{ a: }', '{ a(: 1) }', '{ version version', '{ ...on }',
  '{ ... on Query }', '{ ... }', 'fragment on on Query { version } { ...on }', '{ version(', '{ version() }', 'query ($a) { version }',
  'query ($a: ) { version }', 'query () { version }', '{ version @ }', '{ version } }', '"text" { version }', '"described" query Q { version }',
  '{ ... @include(if: true) { version } }', 'fragment F($a: Int) on Query { version } { ...F }', 'query Q { version } query R { version }', 'type',
  '{ version # comment', '{ "version" }', '{ 1 }', '{ a b: c }', '{ true false null: version }', 'query null { version }',
  'fragment true on Query { version } { ...true }', 'query Q($a: [ID!]!!) { version }', 'query Q($a: [ID) { version }',
];

/** Of the public schema. */
const ofPublic = {
  types: ['Query', 'Node', 'District', 'Cctv', 'Record', 'Dataset', 'GeoPoint', 'Int', 'AirGrade', 'CctvFilterInput', 'Boolean', '__Type'],
  conflicts: [
    'same: __typename same: version', 'same: version same: datasets { name }', 'same: dataset(name: "a") { name } same: dataset(name: "b") { name }',
    'same: datasets { x: name } same: datasets { x: title }', 'version: __typename', 'same: version same: version',
  ],
  definitions: [
    ...definitions,
    'fragment OnInput on SortEnumType { x }', 'query Strict($v: Int! = null) { datasets @include(if: true) { name } }',
    'query Wrong($v: Int) { dataset(name: $v) { name } }', 'query Lax($v: String) { dataset(name: $v) { name } }',
    'query Fits($v: String = "air-quality") { dataset(name: $v) { name } }', 'query Lists($v: [ID!]) { nodes(ids: $v) { id } }',
    'query OneForAll($v: ID!) { nodes(ids: $v) { id } }', 'query OneInAll($v: ID!) { nodes(ids: [$v]) { id } }',
    'query Bad($v: Int = "1") { version @include(if: true) nodes(ids: [$v]) { id } }',
    'query Impossible { node(id: "a") { ... on Dataset { name } } }', 'query Possible { node(id: "a") { __typename ... on Record { id quality } } }',
  ],
  texts: [
    ...texts,
    '{ dataset(name: ) { name } }', '{ dataset(name: $) { name } }', '{ dataset(name: "a" "b") { name } }',
    'query ($on: ID!) { node(id: $on) { id } }', 'query ($a: ID! = $b) { node(id: $a) { id } }', '{ node(id: {a: $b}) { id } }',
    '{ node(id: [[["a"]]]) { id } }', '{ districts(where: {and: [{}], and: []}) { nodes { id } } }',
  ],
};

/** Of the schema that has everything. */
const ofWide = {
  types: [
    'Query', 'Mutation', 'Subscription', 'Node', 'Pet', 'Named', 'Lonely', 'Dog', 'Cat', 'Human', 'Robot', 'Floor', 'Being', 'Thing', 'Alone', 'Colour',
    'Command', 'Int', 'Filter', 'Choice', 'Strict', 'Any', 'DateTime', '__Type', '__TypeKind',
  ],
  conflicts: [
    'same: __typename same: version', 'same: sureDog { id } same: human { id }', 'same: dog(name: "a") { id } same: dog(name: "b") { id }', 'same: dog { id } same: dog(name: null) { id }',
    'being { ... on Dog { size } ... on Cat { size } }', 'being { ... on Dog { size } ... on Human { size } }', 'being { ... on Dog { either } ... on Cat { either } }',
    'being { ... on Dog { toys } ... on Cat { toys } }', 'being { ... on Dog { other } ... on Cat { other } }', 'being { ... on Dog { either } ... on Human { either { id } } }',
    'being { ... on Dog { name } ... on Cat { name } }', 'being { ... on Dog { name(surname: true) } ... on Human { name(surname: false) } }', 'being { ... on Dog { mate { colour } } ... on Cat { mate { colour } } }',
    'being { ... on Dog { mate { x: id } } ... on Cat { mate { x: same } } }', 'sureDog { friends { id } friends(first: 2) { id } }', 'sureDog { mate { x: id } mate { x: name } }',
    'sureDog { mate { mate { x: id } } } sureDog { mate { mate { x: size } } }', 'echo(filter: {name: "a", limit: 1}) echo(filter: {limit: 1, name: "a"})', 'echo(ints: [1, 2]) echo(ints: [2, 1])',
    'echo(float: 1) echo(float: 1.0)', 'being { ... on Dog { weight(unit: GRAM) } ... on Cat { weight } }', 'nodes(ids: ["a"]) { ... on Robot { size } ... on Dog { size } }',
  ],
  definitions: [
    ...definitions, 'fragment OnInput on Filter { x }', 'fragment OnEnum on Colour { x }', 'mutation M { remove(id: 1) }', 'mutation M { nosuch }', 'mutation M { add { id } }', 'subscription S { ticks }',
    'subscription S { ticks dogs { id } }', 'subscription S { ticks more: ticks }', 'subscription S { __typename }', 'subscription S { ticks @skip(if: false) }', 'subscription S($v: Boolean!) { ticks @include(if: $v) }',
    'subscription S { ...F } fragment F on Subscription { ticks dogs { id } }', 'subscription S { ... on Subscription { ticks } ticks }', 'subscription S { ...F @skip(if: true) } fragment F on Subscription { ticks }',
    'subscription S { ... @include(if: true) { ticks } }', 'subscription S { t: ticks t: ticks(every: 2) }', 'query OneOf($v: String) { being(choice: {name: $v}) { __typename } }',
    'query OneOf($v: String!) { being(choice: {name: $v}) { __typename } }', 'query OneOf($v: String! = "a") { being(choice: {name: $v, id: 1}) { __typename } }', 'query OneOf($v: Choice = {}) { being(choice: $v) { __typename } }',
    'query OneOf($v: Choice = {name: null}) { being(choice: $v) { __typename } }', 'query Required { rename: echo(strict: {}) }', 'query Nested { echo(strict: {id: 1, inner: {colours: [[RED]]}}) }',
    'query Lists($v: [Int!]) { echo(matrix: $v) }', 'query Lists($v: [[Int!]!]) { echo(matrix: $v sureMatrix: $v) }', 'query Lists($v: Int) { echo(ints: $v) }', 'query Lists($v: Int) { echo(ints: [$v] sureInts: [$v]) }',
    'query Lax($v: Int) { echo(sureInt: $v) }', 'query Lax($v: Int) { echo(filter: {limit: $v}) }', 'query Lax($v: [Int]) { echo(sureInts: $v) }', 'query Lax($v: Colour) { echo(sureColour: $v) }', 'query Tags @tag(name: "a") @tag(name: "b") { version }',
    'query Once { version @once @once }', 'query Places @onMutation @onQuery @onQuery { version @onInline }', 'query Tags($v: Int) { version @tag(name: $v) @tag }', 
    'query Lonely { node(id: 1) { ... on Lonely { id } ... on Being { __typename } ... on Alone { __typename } } }', 'query Impossible { dog { ... on Cat { id } ... on Thing { __typename } ...F } } fragment F on Robot { id }',
    'query Cycle { dog { ...A ...B } } fragment A on Dog { mate { ...B } } fragment B on Dog { mate { ...A ...C } } fragment C on Dog { ...C }', 'query Any($v: Int) { echo(any: {a: [$v, $v]}) }', 'query Old { old(b: 1) }',
    'query Echo($v: Everything) { echo(everything: $v) }', 'query Leaf { dog } ', 'query Leaf { version { x } being }', 'query Typename { being { id } things { __typename size } }', 'query Nested { query { query { __typename version } } }',
  ],
  texts: [
    ...texts, '{ dog(name: ) { id } }', '{ dog(name: $) { id } }', '{ dog(name: "a" "b") { id } }', 'query ($on: ID!) { node(id: $on) { id } }', 'query ($a: ID! = $b) { node(id: $a) { id } }', '{ echo(filter: {and: $b}) }',
    '{ echo(any: [[["a"]]]) }', '{ echo(int: 1, int: 2) }', '{ echo(filter: {name: "a", name: "b"}) }', 'mutation { remove(id: "x") } query { version }', 'subscription { ticks } query Q { version }',
    'subscription S { ticks } query Q { version }', '{ dog { ... on Pet @onInline(old: 1) { id } } }', '{ dog @once(filter: {limit: 1}) { id } }', '{ echo(choice: {name: "a", size: 1}) }', '{ echo(choice: {}) }', 'query Tags($v: Int @tag(name: "a", weight: $v)) { version }',
  ],
};

export const words = { public: ofPublic, wide: ofWide };
