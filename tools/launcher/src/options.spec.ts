import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';

const module = JSON.stringify(new URL('./options.mjs', import.meta.url).href);
const call = (...args: string[]) =>
  spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const { optionsOf } = await import(${module});
       const { values } = optionsOf('tool [--seconds N]', { options: { seconds: { type: 'string' } } });
       console.log(values.seconds);`,
      '--',
      ...args,
    ],
    { encoding: 'utf8' },
  );

describe('the options of a tool', () => {
  it('are read', () => {
    expect(call('--seconds', '5')).toMatchObject({ status: 0, stdout: '5\n' });
  });

  it.each([
    ['one it does not know', ['--help'], "Unknown option '--help'. Use: tool [--seconds N]\n"],
    [
      'one without its value',
      ['--seconds'],
      "Option '--seconds <value>' argument missing. Use: tool [--seconds N]\n",
    ],
  ])('with %s are answered with one line and code 2', (_what, args, line) => {
    expect(call(...args)).toMatchObject({ status: 2, stdout: '', stderr: line });
  });
});
