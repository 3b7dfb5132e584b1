import { afterAll, describe, expect, it } from '@jest/globals';
import { patientCases, patientUnits } from '@om/contracts';
import { answered, caseAbout, enterAsPatient, type Visitor } from '@om/public-client';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { freePorts } from '../machine/free-ports.mjs';
import { inRoot } from '../paths.mjs';
import { listeningOn, LOOPBACK } from '../process/listening-on.mjs';
import { leftProcesses } from '../process/left-processes.mjs';
import { waitUntil } from '../process/wait-until.mjs';

const START_MS = 120_000;
const STOP_MS = 10_000;

/** What refuses to start says so at once; had it started, it would run for ever. */
const ANSWER_MS = 20_000;
const dataDir = mkdtempSync(join(tmpdir(), 'om-start-test-'));
const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', OM_DATA_DIR: dataDir };

/** What a failed test has left running. */
const launchers = new Set<ChildProcess>();

afterAll(async () => {
  const left = [...launchers];
  const gone = left.map((launcher) => once(launcher, 'exit'));
  for (const launcher of left) launcher.kill('SIGTERM');
  await Promise.all(gone);
  rmSync(dataDir, { recursive: true, force: true });
}, STOP_MS);

/** `npm start` as a process of its own. */
const start = (port: number) => {
  const launcher = spawn(process.execPath, [inRoot('tools/launcher/start.mjs'), `--port=${String(port)}`], {
    env,
  });
  let output = '';
  launcher.stdout.on('data', (chunk) => (output += String(chunk)));
  launcher.stderr.on('data', (chunk) => (output += String(chunk)));
  launchers.add(launcher);
  const exited = new Promise<number | null>((resolve) =>
    launcher.once('exit', (code) => {
      launchers.delete(launcher);
      resolve(code);
    }),
  );
  const says = (text: string, timeoutMs = START_MS): Promise<boolean> =>
    waitUntil(() => output.includes(text) || launcher.exitCode !== null, { timeoutMs }).then(() =>
      output.includes(text),
    );
  return { launcher, exited, says, output: () => output };
};

/** A command of the launcher that ends by itself. */
const runToEnd = (file: string, ...args: string[]): { code: number | null; said: string } => {
  const run = spawnSync(process.execPath, [inRoot('tools/launcher', file), ...args], {
    env,
    encoding: 'utf8',
    timeout: ANSWER_MS,
  });
  return { code: run.status, said: `${run.stdout}${run.stderr}`.trim() };
};

const childrenOf = (): { name?: string; pid: number }[] =>
  (JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')) as { children: { pid: number }[] }).children;

/** One of the test persons whom the start names as logins. */
const enter = (url: string): Promise<Visitor> => enterAsPatient(new URL(url), 'Testpatient P24-40');

/** Sends a case through the public interface. */
const sendCase = async (patient: Visitor): Promise<string> => {
  const { units } = answered(await patient.get('/api/patient/units', patientUnits));
  const [unit] = units;
  const [reason] = unit?.reasons ?? [];
  if (!unit || !reason) throw new Error('no unit takes a case');
  const body = caseAbout(unit.careUnitId, reason);
  answered(await patient.post('/api/patient/cases', z.unknown(), body));
  return body.visitId;
};

const casesOf = async (patient: Visitor): Promise<readonly string[]> =>
  answered(await patient.get('/api/patient/cases', patientCases)).cases.map(({ visitId }) => visitId);

/** What has been said since everything is ready. */
const welcomeIn = (output: string): string => output.slice(output.indexOf('is ready'));

describe('npm start', () => {
  let sent: string;

  it(
    'runs until Ctrl-C, tells a second start and a reset that it runs, and leaves no process',
    async () => {
      const [port = 0] = await freePorts(1);
      const url = `http://localhost:${String(port)}`;
      const system = start(port);
      expect(await system.says('is ready')).toBe(true);
      const [web, clinicians, patients] = welcomeIn(system.output()).match(/http:\S+/g) ?? [];
      expect([web, clinicians, patients]).toEqual([url, `${url}/personal`, `${url}/`]);
      expect((await fetch(url, { redirect: 'error' })).status).toBe(200);
      for (const login of ['HSP39 TestPerson39', 'Testpatient P24-40'])
        expect(welcomeIn(system.output())).toContain(login);
      sent = await sendCase(await enter(url));
      expect(childrenOf().length).toBeGreaterThanOrEqual(10);
      for (const { pid } of childrenOf()) expect(LOOPBACK).toEqual(expect.arrayContaining(listeningOn(pid)));

      const running = `Öppen Mottagning already runs (process ${String(system.launcher.pid)}): ${url}.`;
      for (const second of [runToEnd('start.mjs'), runToEnd('reset.mjs')]) {
        expect(second).toEqual({ code: 1, said: `${running} Stop it with Ctrl-C where it was started.` });
      }

      const stoppedAt = Date.now();
      system.launcher.kill('SIGINT');
      expect(await system.exited).toBe(0);
      expect(Date.now() - stoppedAt).toBeLessThan(STOP_MS);
      expect(leftProcesses(dataDir)).toEqual([]);
      expect(existsSync(join(dataDir, 'run.json'))).toBe(false);
    },
    START_MS + STOP_MS,
  );

  it(
    'finds at its next start what was sent before; npm run reset empties its only folder',
    async () => {
      const [port = 0] = await freePorts(1);
      const system = start(port);
      expect(await system.says('is ready')).toBe(true);
      expect(await casesOf(await enter(`http://localhost:${String(port)}`))).toContain(sent);
      system.launcher.kill('SIGINT');
      expect(await system.exited).toBe(0);
      expect(runToEnd('reset.mjs').code).toBe(0);
      expect(existsSync(dataDir)).toBe(false);
    },
    START_MS + STOP_MS,
  );

  it(
    'stops in the middle of its start, too',
    async () => {
      const [port = 0] = await freePorts(1);
      const system = start(port);
      expect(await system.says('store')).toBe(true);
      system.launcher.kill('SIGTERM');
      expect(await system.exited).toBe(1);
      expect(system.output()).toContain('Stopped before everything was ready.');
      expect(leftProcesses(dataDir)).toEqual([]);
    },
    START_MS,
  );

  it('says in one line that its port is in use, and starts nothing', async () => {
    const [port = 0] = await freePorts(1);
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const { code, said } = runToEnd('start.mjs', '--port', String(port));
    other.close();
    expect({ code, said }).toEqual({
      code: 1,
      said: `Port ${String(port)} is in use by another program. Stop it, or choose another port: npm start -- --port ${String(port + 1)}`,
    });
    expect(leftProcesses(dataDir)).toEqual([]);
  });
});
