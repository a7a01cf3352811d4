// https://spec.graphql.org/September2025/#sec-Input-Values and https://spec.graphql.org/September2025/#sec-Values
import { section } from './section.mjs';

const echo = (args) => `{ echo(${args}) }`;

export const numbers = section('numbers', {
  runs: [
    'int: 0', 'int: -0', 'int: 1', 'int: -1', 'int: 2147483647', 'int: -2147483648', 'float: 0', 'float: 1', 'float: 1.0', 'float: -1.5', 'float: 1e3', 'float: 1E3', 'float: 1e+3', 'float: 1e-3', 'float: 1.5e10', 'float: 0.1', 'float: -0.0', 'float: 0e0', 'float: 1e308', 'float: 5e-324', 'float: 1e-400',
    'float: 123456789012345678901234567890', 'float: 9007199254740993', 'long: 9223372036854775807', 'long: -9223372036854775808', 'long: 2147483648', 'id: 1', 'id: -1', 'id: 0', 'id: 7', 'id: 123456789012345678901234567890', 'any: 1', 'any: -1.5e3', 'ints: [1,2,3]', 'ints: [-1 -1]', 'int: 1,float: 2', 'int:1 float:2.5', 'int: 1#c\n',
  ].map(echo),
  syntax: [
    'int: 00', 'int: 01', 'int: -01', 'int: -', 'int: +1', 'int: - 1', 'float: 1.', 'float: .5', 'float: 1.e3', 'float: 1e', 'float: 1e+', 'float: 1.5.5', 'float: 1..5', 'float: 1e1.5', 'float: 1e1e1', 'int: 0x1F', 'int: 1_000', 'int: 1a', 'int: 123abc', 'float: 1.5a', 'float: 1e3a', 'int: 1_', 'int: 0b1', 'float: 1.0.', 'int: --1', 'float: 1.5e', 'float: 00.5', 'int: 1٣', 'float: 1,5e', 'int: ٣', 'float: Infinity(',
  ].map(echo),
  validation: [
    'int: 2147483648', 'int: -2147483649', 'int: 1.0', 'int: 1e0', 'int: 1e10', 'int: 99999999999999999999', 'float: 1e400', 'float: -1e400', 'long: 9223372036854775808', 'long: -9223372036854775809', 'long: 1.0', 'long: 1e3', 'id: 1.0', 'id: 1e3', 'float: NaN', 'float: Infinity', 'int: "1"', 'float: "1.5"', 'long: "1"', 'boolean: 1', 'boolean: 0', 'string: 1', 'string: 1.5', 'colour: 1', 'int: true', 'sureInt: null', 'ints: [1, 2.5]', 'ints: [1, "2"]', 'sureInts: [1, null]', 'sureMatrix: [[1], [null]]', 'matrix: [1, [2]] int: 1.5',
  ].map(echo),
});

export const strings = section('strings and unicode', {
  runs: [
    'string: ""', 'string: "a"', 'string: " "', 'string: "\\""', 'string: "\\\\"', 'string: "\\/"', 'string: "\\b\\f\\n\\r\\t"', 'string: "\\u0041"', 'string: "\\u00e9"', 'string: "\\u{41}"', 'string: "\\u{1F600}"', 'string: "\\u{000041}"', 'string: "\\u{10FFFF}"', 'string: "\\u{0}"', 'string: "\\u0000"', 'string: "\\uD83D\\uDE00"', 'string: "\\ud83d\\ude00"', 'string: "한강 🌉"', 'string: "tab\\there"',
    'string: "tab\there"', 'string: "# no comment"', 'string: "{ } ( ) $ @"', 'string: "\u007f"', 'string: "\u0085\u2028\u2029"', 'string: "\u00a0"', 'string: "\ufeff"', 'string: "\ufffd"', 'string: "\\u00ad\\u200d"', 'string: "é e\u0301"', 'string: """"""', 'string: """a"""', 'string: """ a """', 'string: """\n  a\n    b\n  """', 'string: """\r\n  a\r\n  b\r\n"""', 'string: """\r  a\r  b\r"""', 'string: """a\n\n  b"""',
    'string: """a\\""" b"""', 'string: """a"b"""', 'string: """a""b"""', 'string: """\\n"""', 'string: """\\u0041"""', 'string: """\n\ta\n\t\tb\n"""', 'string: """   \n   a\n   """', 'string: """# a"""', 'string: """ 한\n 🌉 """', 'string: """\n\n\n"""', 'string: """  a\n  b\n c"""', 'id: "a"', 'id: ""', 'id: """a"""', 'any: "a"', 'colour: RED # "a"\n',
  ].map(echo),
  syntax: [
    'string: "', 'string: "a', 'string: "a\n"', 'string: "a\r"', 'string: "\\"', 'string: "\\a"', 'string: "\\x41"', 'string: "\\u"', 'string: "\\u1"', 'string: "\\u12"', 'string: "\\u123"', 'string: "\\u123g"', 'string: "\\u{}"', 'string: "\\u{"', 'string: "\\u{41"', 'string: "\\u{g}"', 'string: "\\u{110000}"', 'string: "\\u{D800}"', 'string: "\\u{DFFF}"', 'string: "\\u{FFFFFFFFF}"', 'string: "\\uD800"', 'string: "\\uDC00"', 'string: "\\uD83Da"', 'string: "\\uD83D\\n"',
    'string: "\\uD83D\\u0041"', 'string: "\\uDE00\\uD83D"', 'string: "\\uD83D\\u{DE00}"', 'string: "\\u{D83D}\\uDE00"', 'string: "\\U0041"', 'string: "\\\'"', 'string: """', 'string: """a', 'string: """a""', 'string: """a\\"""', 'string: """\\"""', 'string: ""a""', 'string: "a""b"c', 'string: “a”', 'string: \u00a0"a"', '\u2028string: "a"', 'string: "a"\u200b', '\u0000string: "a"', 'string\u0007: "a"', 'é: 1', '한: 1', 'string: 🌉', '\ufeff string: "a" ~', 'string: "a" ^', 'string: "\\N"', 'string: "\\u 41"', 'string: "\\u+041"',
  ].map(echo),
});

export const values = section('values', {
  runs: [
    'boolean: true', 'boolean: false', 'boolean: null', 'int: null', 'colour: RED', 'colour: OLD', 'colour: null', 'colours: [RED GREEN]', 'colours: RED', 'colours: []', 'ints: []', 'ints: null', 'ints: 1', 'ints: [null]', 'ints: [1 null 2]', 'sureInts: []', 'sureInts: 5', 'matrix: 1', 'matrix: [[1]]', 'matrix: [[1, 2], null, []]', 'matrix: [1, 2]', 'sureMatrix: [[1]]', 'sureMatrix: null', 'cube: "a"', 'cube: [[["a"]]]', 'cube: [[[]]]', 'cube: null', 'cube: [[["a", "b"], []], null]',
    'filter: {}', 'filter: null', 'filter: {name: null}', 'filter: {sizes: 1}', 'filter: {sizes: null}', 'filter: {limit: 1}', 'filter: {and: []}', 'filter: {and: {name: "a"}}', 'filter: {and: [{}, {not: {}}]}', 'filter: {not: {not: {not: null}}}', 'filter: {old: 1}', 'filter: {since: "2019-07-07T00:00:00Z"}', 'filters: {}', 'filters: [{}]', 'strict: {id: 1}', 'strict: {id: "a", name: "b"}', 'strict: {id: 1, inner: {depth: 1}}', 'strict: {id: 1, inner: {depth: 1, strict: {id: 2}}}', 'strict: {id: 1, inner: {depth: 1, colours: RED}}', 'strict: {id: 1, inner: {depth: 1, colours: [[RED], null]}}',
    'dateTime: "2019-07-07T00:00:00Z"', 'dateTime: "2019-07-07t00:00:00z"', 'dateTime: "2019-07-07T23:59:59.999999-23:59"', 'dateTime: "0001-01-01T00:00:00Z"', 'dateTime: "9999-12-31T23:59:59Z"', 'localDate: "2020-02-29"', 'localDate: "0001-01-01"', 'localDate: "9999-12-31"', 'uri: "https://a.example/?b=c#d"', 'duration: "P1D"', 'duration: "-P1W"', 'duration: "PT0.000001S"', 'any: null', 'any: true', 'any: X', 'any: [1, [2], {a: 3}]', 'any: {}', 'any: {a: null}', 'any: "x"', 'everything: {}', 'everything: {self: {self: {int: 1}}}',
    'sureColour: BLUE', 'everything: {matrix: [[1]]}', 'everything: {matrix: 1}', 'id: "x", string: "id"',
  ].map(echo),
  validation: [
    'boolean: "true"', 'boolean: TRUE', 'boolean: True', 'boolean: [true]', 'boolean: {}', 'colour: "RED"', 'colour: red', 'colour: true', 'colour: NONE', 'colour: [RED]', 'colours: [null]', 'colours: ["RED"]', 'sureColour: null', 'int: []', 'int: [1]', 'int: {}', 'int: RED', 'string: [null]', 'string: a', 'string: true', 'string: {}', 'id: true', 'id: a', 'id: [1]', 'id: {}', 'float: "a"', 'float: true', 'ints: {}', 'ints: [[1]]', 'sureInts: null', 'matrix: [[[1]]]', 'matrix: ["a"]', 'sureMatrix: [[null]]', 'sureMatrix: [null]', 'cube: [[[null]]]', 'cube: 1',
    'filter: 1', 'filter: "a"', 'filter: []', 'filter: [{}]', 'filter: RED', 'filter: {nosuch: 1}', 'filter: {Name: "a"}', 'filter: {limit: null}', 'filter: {limit: "1"}', 'filter: {name: 1}', 'filter: {sizes: [null]}', 'filter: {and: [null]}', 'filter: {and: [{nosuch: 1}]}', 'filter: {not: {limit: null}}', 'filter: {name: "a", name: "b"}', 'filter: {name: "a", name: "a"}', 'filter: {since: 1}', 'filter: {since: "2019-07-07"}', 'filters: [null]', 'strict: {}', 'strict: {id: null}', 'strict: {name: "a"}', 'strict: {id: 1, name: null}', 'strict: {id: 1, inner: null}', 'strict: {id: 1, inner: {}}', 'strict: {id: 1, inner: {depth: null}}', 'strict: {id: 1, inner: {depth: 1, strict: {}}}',
    'dateTime: "2019-02-29T00:00:00Z"', 'dateTime: "2019-07-07T24:00:00Z"', 'dateTime: "2019-07-07T00:00:60Z"', 'dateTime: "2019-07-07T00:00:00"', 'dateTime: "2019-07-07T00:00:00.1234567Z"', 'dateTime: "2019-07-07T00:00:00+24:00"', 'dateTime: "0001-01-01T00:00:00+09:00"', 'dateTime: "9999-12-31T23:59:59-01:00"', 'dateTime: 0', 'dateTime: ""', 'localDate: "2019-02-29"', 'localDate: "2019-7-7"', 'localDate: "2019-13-01"', 'localDate: "0000-01-01"', 'localDate: "2019-07-07T00:00:00Z"', 'uri: "a"', 'uri: "/a"', 'uri: "https://한강"', 'uri: ""', 'duration: "P"', 'duration: "PT"', 'duration: "1D"', 'duration: "P1.5D"', 'duration: "PT0.0000001S"', 'any: {a: 1, a: 2}',
    'nosuch: 1', 'Int: 1', 'int: 1, int: 2', 'int: 1, int: 1', 'everything: {matrix: [[null]]}', 'everything: {self: {self: {int: "1"}}}', 'everything: {colour: "RED"}',
  ].map(echo),
  syntax: ['filter: {', 'filter: {name}', 'filter: {name:}', 'filter: {: 1}', 'filter: {"name": 1}', 'filter: {name: 1', 'ints: [', 'ints: [1', 'ints: 1]', 'ints: (1)', 'ints: [1:2]', 'int: $', 'int: $1', 'int: @tag', 'int: ...', 'int: !', 'int: |'].map(echo),
});
