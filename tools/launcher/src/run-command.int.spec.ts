import { describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { leftProcesses } from './process/left-processes.mjs';

const fileUrl = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href);

/** A Node program with a mark by which it and what it starts are found; it writes a line when it goes on. */
const started = async (
  code: string,
): Promise<{ program: ChildProcessByStdio<null, Readable, null>; mark: string }> => {
  const mark = randomUUID();
  const program = spawn(process.execPath, ['--input-type=module', '-e', code], {
    env: { MARK: mark },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(program.stdout, 'data');
  return { program, mark };
};

const GOES_ON = `console.log('goes on'); setInterval(() => {}, 1000);`;

describe('a command that is interrupted', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by a %s to itself alone takes along what it runs, and waits until that has ended',
    async (signal) => {
      const tidy = `process.on('${signal}', () => setTimeout(() => { console.log('tidied'); process.exit(0); }, 100));`;
      const { program, mark } = await started(`
        import { runCommand } from ${fileUrl('./run-command.mjs')};
        const { code } = await runCommand(process.execPath, ['-e', ${JSON.stringify(tidy + GOES_ON)}]);
        console.log('ended with', code);`);
      const said = once(program.stdout, 'end');
      let output = '';
      program.stdout.on('data', (chunk) => (output += String(chunk)));
      program.kill(signal);
      await said;
      expect(output).toBe('tidied\nended with 0\n');
      expect(leftProcesses(mark)).toEqual([]);
    },
  );

  it('ends, although what it was at would go on for minutes', async () => {
    const { program, mark } = await started(`
      import { exitWith, Interrupted } from ${fileUrl('./plain-error.mjs')};
      await exitWith(async () => {
        ${GOES_ON}
        throw new Interrupted();
      });`);
    if (program.exitCode === null) await once(program, 'exit');
    expect(program.exitCode).toBe(1);
    expect(leftProcesses(mark)).toEqual([]);
  });
});
