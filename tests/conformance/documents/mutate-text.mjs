// Mistakes made in the text of a document: most are no GraphQL at all afterwards, some are by luck.
import { Lexer, Source, TokenKind } from 'graphql';

const tokens = ['{', '}', '(', ')', '[', ']', ':', '!', '$', '@', '=', '|', '&', '...', '"', '"""', '#', 'on', 'fragment', 'query', 'null', 'true', 'a', '0', '-1', '1.5', ''];
const characters = ['\u0000', '\u0007', '\u00a0', '\u2028', '\ufeff', 'é', '한', '🌉', '?', '\\', '%', '.', '..', '-', "'", '`', '~', ';', '/', '*', '^', '<'];
const numbers = ['01', '-', '-a', '1.', '1.e3', '1e', '1e+', '.5', '1a', '1_000', '0x1F', '00', '+1', '1.5.5', '1..2', '-0', '0.0', '1E5', '1e-5'];
const strings = [
  '"', '"a', '"a\n"', '"\\x"', '"\\u12"', '"\\u{}"', '"\\u{110000}"', '"\\uD800"', '"\\uDC00\\uD800"', '"\\u{1F600}"', '"\\uD83D\\uDE00"', '"\\u00e9"', '"tab\there"', '"\u0007"',
  '"""', '"""a', '"""a\\""" b"""', '"""\n  block\n   text\n"""', '""', '"한강 🌉"', '"\\/ \\b \\f"', '"\u007f"',
];

/** Each mistake by its name: from chance, a text and the words of its schema to a text. */
export const textMutations = {
  removedToken: (random, text) => atToken(random, text, () => ''),
  repeatedToken: (random, text) => atToken(random, text, (token) => `${token} ${token}`),
  otherToken: (random, text) => atToken(random, text, () => random.pick(tokens)),
  insertedToken: (random, text) => atToken(random, text, (token) => `${random.pick(tokens)} ${token}`),
  swappedTokens: (random, text) => {
    const places = lex(text);
    const at = random.whole(0, places.length - 2);
    const [first, second] = [places[at], places[at + 1]];
    return text.slice(0, first.start) + text.slice(second.start, second.end) + text.slice(first.end, second.start)
      + text.slice(first.start, first.end) + text.slice(second.end);
  },
  insertedCharacter: (random, text) => {
    const at = random.whole(0, text.length);
    return isPair(text, at) ? undefined : text.slice(0, at) + random.pick(characters) + text.slice(at);
  },
  removedCharacter: (random, text) => {
    const at = random.whole(0, text.length - 1);
    return isPair(text, at) ? undefined : text.slice(0, at) + text.slice(at + 1);
  },
  cutOff: (random, text) => {
    const at = random.whole(0, text.length - 1);
    return isPair(text, at) ? undefined : text.slice(0, at);
  },
  otherNumber: (random, text) => atToken(random, text, () => random.pick(numbers), (token) => token.kind === TokenKind.INT || token.kind === TokenKind.FLOAT),
  otherText: (random, text) => atToken(random, text, () => random.pick(strings), (token) => token.kind === TokenKind.STRING || token.kind === TokenKind.BLOCK_STRING),
  wholeText: (random, _, words) => random.pick(words.texts),
};

function atToken(random, text, edit, accepts = () => true) {
  const places = lex(text).filter(accepts);
  if (places.length === 0) {
    return undefined;
  }

  const token = random.pick(places);
  return text.slice(0, token.start) + edit(text.slice(token.start, token.end)) + text.slice(token.end);
}

function lex(text) {
  const lexer = new Lexer(new Source(text));
  const found = [];
  while (lexer.advance().kind !== TokenKind.EOF) {
    found.push(lexer.token);
  }

  return found;
}

// Half a surrogate pair cannot be sent: it is no text.
const isPair = (text, at) => /[\ud800-\udfff]/.test(text.charAt(at) + text.charAt(at - 1));
