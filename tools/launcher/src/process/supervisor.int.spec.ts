import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { freePorts } from '../machine/free-ports.mjs';
import { leftProcesses } from './left-processes.mjs';
import type { ProcessSpec } from './member.mjs';
import { answersTcp } from './probes.mjs';
import { supervise, type Supervisor } from './supervisor.mjs';
import { waitUntil } from './wait-until.mjs';

/** Marks every process of one test in its environment. */
let mark = randomUUID();
let running: Supervisor | undefined;
let told: string[] = [];

const start = (...specs: ProcessSpec[]): Supervisor => {
  running = supervise(specs, {
    line: (name, line) => told.push(`${name}: ${line}`),
    started: (name) => told.push(`${name} started`),
    ready: (name) => told.push(`${name} ready`),
    died: (name, how) => told.push(`${name} died, ${how}`),
  });
  return running;
};

/** A process that serves a port; `more` is JavaScript that it runs besides. */
const serving = async (name: string, more = '', over: Partial<ProcessSpec> = {}): Promise<ProcessSpec> => {
  const [port = 0] = await freePorts(1);
  const code = `require('node:net').createServer().listen(${String(port)}, '127.0.0.1'); ${more}`;
  return {
    name,
    command: process.execPath,
    args: ['-e', code],
    env: { MARK: mark },
    ready: answersTcp(port),
    startAfter: [],
    layer: 0,
    graceMs: 2000,
    ...over,
  };
};

const saysGoodbye = `process.on('SIGTERM', () => { console.log('goodbye'); process.exit(0); });`;

afterEach(async () => {
  await running?.stop();
  expect(leftProcesses(mark)).toEqual([]);
  mark = randomUUID();
  told = [];
});

describe('processes that run together', () => {
  it('start after those they need, and are ready when all are', async () => {
    const second = await serving('second', '', { startAfter: ['first'] });
    await start(second, await serving('first')).ready;
    expect(told).toEqual(['first started', 'first ready', 'second started', 'second ready']);
  });

  it('stop from the highest layer down, each with the time to finish', async () => {
    const low = await serving('low', saysGoodbye, { layer: 1 });
    const high = await serving('high', saysGoodbye, { layer: 2 });
    const processes = start(low, high);
    await processes.ready;
    await processes.stop();
    expect(told.slice(-2)).toEqual(['high: goodbye', 'low: goodbye']);
    expect(processes.pids()).toEqual({});
  });

  it('are ended by force when they do not stop, with all they started', async () => {
    const stubborn = `process.on('SIGTERM', () => {});
      require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);`;
    const processes = start(await serving('stubborn', stubborn, { graceMs: 200 }));
    await processes.ready;
    expect(leftProcesses(mark)).toHaveLength(2);
    await processes.stop();
  });

  it('can be stopped while they start', async () => {
    const never = await serving('never', '', { ready: () => Promise.resolve(false) });
    const processes = start(never, await serving('later', '', { startAfter: ['never'] }));
    await waitUntil(() => told.includes('never started'), { timeoutMs: 5000 });
    await processes.stop();
    expect(told).toEqual(['never started']);
  });
});

describe('processes whose launcher is ended by force', () => {
  it('end too', async () => {
    const spec = await serving('orphan');
    const launcher = `
      const { supervise } = await import(${JSON.stringify(new URL('./supervisor.mjs', import.meta.url).href)});
      const ready = async () => true;
      const spec = { ...${JSON.stringify(spec)}, ready };
      await supervise([spec], { line() {}, started() {}, ready() {}, died() {} }).ready;
      console.log('ready');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', launcher], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    const leftBehind = (): boolean =>
      leftProcesses(mark).some((line) => line.includes('createServer().listen'));
    expect(leftBehind()).toBe(true);
    child.kill('SIGKILL');
    expect(await waitUntil(() => leftProcesses(mark).length === 0, { timeoutMs: 10_000 })).toBe(true);
  }, 20_000);
});

describe('a process that crashes', () => {
  it('is named with how it ended, and comes back', async () => {
    const processes = start(await serving('fragile'));
    await processes.ready;
    const first = processes.pids()['fragile'];
    await processes.kill('fragile');
    expect(await processes.whenReady('fragile', 10_000)).toBe(true);
    expect(processes.pids()['fragile']).not.toBe(first);
    expect(told).toContain('fragile died, signal SIGKILL');
    expect(told.filter((line) => line === 'fragile ready').length).toBeLessThanOrEqual(2);
  });

  it('again and again before it was ever ready makes the start fail, with its last words', async () => {
    const hopeless = await serving('hopeless', `console.error('no such table'); process.exit(7);`);
    await expect(start(hopeless).ready).rejects.toThrow(
      /hopeless does not start \(exit code 7\)[\s\S]*no such table/,
    );
    expect(told.filter((line) => line === 'hopeless died, exit code 7')).toHaveLength(2);
  });

  it('because its program is not there makes the start fail too', async () => {
    const missing = await serving('missing', '', { command: '/nowhere/program' });
    await expect(start(missing).ready).rejects.toThrow('ENOENT');
  });
});

describe('a process that is taken down', () => {
  it('stays down until it is wanted again, without counting as a crash', async () => {
    const processes = start(await serving('service'), await serving('other'));
    await processes.ready;
    const first = processes.pids()['service'];
    await processes.down('service');
    expect(Object.keys(processes.pids())).toEqual(['other']);
    expect(await processes.whenReady('service', 1_000)).toBe(false);
    await processes.up('service');
    expect(processes.pids()['service']).not.toBe(first);
    expect(told.join()).not.toContain('died');
  });

  it('does not keep the others from stopping', async () => {
    const processes = start(await serving('service'));
    await processes.ready;
    await processes.down('service');
    await processes.stop();
    expect(processes.pids()).toEqual({});
  });
});

describe('a process that is restarted', () => {
  it('stops in order and is ready again, without counting as a crash', async () => {
    const processes = start(await serving('service', saysGoodbye));
    await processes.ready;
    const first = processes.pids()['service'];
    await processes.restart('service');
    expect(processes.pids()['service']).not.toBe(first);
    expect(told).toContain('service: goodbye');
    expect(told.join()).not.toContain('died');
  });

  it('must be one there is', async () => {
    const processes = start(await serving('service'));
    await processes.ready;
    expect(() => processes.restart('servcie')).toThrow('There is no process "servcie"; there are service.');
  });
});
