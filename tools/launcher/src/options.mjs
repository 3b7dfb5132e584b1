import { parseArgs } from 'node:util';

/** Exit code of a tool that was called in a way it does not know, as of most command lines. */
const CALLED_WRONGLY = 2;

/**
 * The options a tool was called with. One it does not know, or one without its value, ends the process with code 2 and one line
 * that says what was wrong and how the tool is called.
 * @template {import('node:util').ParseArgsConfig} C
 * @param {string} usage one line: `npm run chaos -- [--seconds N]`
 * @param {C} config
 */
export const optionsOf = (usage, config) => {
  try {
    return parseArgs(config);
  } catch (error) {
    const [what = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    process.stderr.write(`${what}. Use: ${usage}\n`);
    process.exit(CALLED_WRONGLY);
  }
};
