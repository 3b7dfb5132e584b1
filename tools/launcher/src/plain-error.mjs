/**
 * Something the user can mend: its message is one line that says what is wrong and what to do, and is printed alone,
 * without a stack.
 */
export class PlainError extends Error {}

/**
 * Runs a command's main function; its answer is the exit code. A `PlainError` is printed as its one line.
 * @param {() => Promise<number>} main
 */
export const exitWith = async (main) => {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof PlainError ? error.message : error);
    process.exitCode = 1;
  }
};
