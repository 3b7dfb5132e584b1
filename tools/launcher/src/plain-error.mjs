/**
 * Something the user can mend: its message is one line that says what is wrong and what to do, and is printed alone,
 * without a stack.
 */
export class PlainError extends Error {}

/** Somebody has pressed Ctrl-C. */
export class Interrupted extends PlainError {
  constructor() {
    super('Interrupted.');
  }
}

/**
 * Runs a command's main function; its answer is the exit code. A `PlainError` is printed as its one line. An interrupted command
 * ends at once: what was going on does not know that what it works on has been stopped, and would try for minutes.
 * @param {() => Promise<number>} main
 */
export const exitWith = async (main) => {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof PlainError ? error.message : error);
    process.exitCode = 1;
    if (error instanceof Interrupted) process.exit();
  }
};
