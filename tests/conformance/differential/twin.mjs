// A wrong engine on purpose, to see that the comparison catches it: it forgets what one code says.

/** From an answer to the answer of the twin that never says `code`; without a code the answer itself. */
export function twinOf(code) {
  return code === undefined ? (answer) => answer : (answer) => {
    if (answer.errors === undefined) {
      return answer;
    }

    const errors = answer.errors.filter((error) => error.extensions.code !== code);
    return errors.length > 0 ? { ...answer, errors } : { verdict: 'runs' };
  };
}
