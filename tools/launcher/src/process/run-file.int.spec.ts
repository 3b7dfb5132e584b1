import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimRunFile, runningSystem } from './run-file.mjs';

let dataDir = '';
/** Answers every line with the same line, as long as it lives. */
let sleeper: ChildProcessWithoutNullStreams;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'om-run-'));
  sleeper = spawn(process.execPath, ['-e', 'process.stdin.pipe(process.stdout)']);
});

afterEach(() => {
  sleeper.kill('SIGKILL');
  rmSync(dataDir, { recursive: true });
});

const file = (): string => join(dataDir, 'run.json');
const state = () => ({ webUrl: 'http://localhost:4200', urls: {}, children: { service: sleeper.pid ?? 0 } });

/** As if the launcher had been ended by force: what it wrote stays, and it does not run any more. */
const forgetLauncher = (): void => {
  const written = JSON.parse(readFileSync(file(), 'utf8')) as { launcher: { start: string } };
  writeFileSync(
    file(),
    JSON.stringify({ ...written, launcher: { ...written.launcher, start: 'another process' } }),
  );
};

describe('the data folder', () => {
  it('belongs to one launcher: the next is told where the system is', () => {
    claimRunFile(dataDir).write(state());
    expect(() => claimRunFile(dataDir)).toThrow(
      `Öppen Mottagning already runs (process ${String(process.pid)}): http://localhost:4200.`,
    );
  });

  it('says what runs on it, to its owner only, until it is let go', () => {
    const claim = claimRunFile(dataDir);
    claim.write(state());
    expect(runningSystem(dataDir)).toMatchObject({ webUrl: 'http://localhost:4200' });
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    claim.release();
    expect(runningSystem(dataDir)).toBeUndefined();
    expect(existsSync(file())).toBe(false);
  });

  it('is taken over from a launcher that was ended by force, and what it left running is ended', async () => {
    claimRunFile(dataDir).write(state());
    forgetLauncher();
    expect(runningSystem(dataDir)).toBeUndefined();
    const gone = once(sleeper, 'exit');
    claimRunFile(dataDir);
    expect(await gone).toEqual([null, 'SIGKILL']);
  });

  it('does not lead to the end of another process that was given the same id', async () => {
    claimRunFile(dataDir).write(state());
    forgetLauncher();
    const written = JSON.parse(readFileSync(file(), 'utf8')) as { children: { start: string }[] };
    const children = written.children.map((child) => ({ ...child, start: 'an earlier process' }));
    writeFileSync(file(), JSON.stringify({ ...written, children }));
    claimRunFile(dataDir);
    const answer = once(sleeper.stdout, 'data');
    sleeper.stdin.write('still here');
    expect(String(await answer)).toBe('still here');
  });
});
