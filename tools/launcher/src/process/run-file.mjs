import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_DIR } from '../paths.mjs';
import { PlainError } from '../plain-error.mjs';
import { startOf } from './process-identity.mjs';

/**
 * What a running system writes down about itself in its data folder.
 * @typedef {object} Running
 * @property {Identity} launcher
 * @property {Identity[]} children
 * @property {string} [webUrl] absent until the addresses are decided
 * @property {Record<string, string>} [urls]
 */

/** @typedef {{ pid: number, start: string | undefined }} Identity */

/**
 * The claim on a data folder.
 * @typedef {object} RunFile
 * @property {(state: { webUrl: string, urls: Record<string, string>, children: Record<string, number> }) => void} write
 * @property {() => void} release
 */

/** @param {string} dataDir */
const fileIn = (dataDir) => join(dataDir, 'run.json');

/** @param {number} pid @returns {Identity} */
const identityOf = (pid) => ({ pid, start: startOf(pid) });

/** @param {Identity} identity */
const lives = ({ pid, start }) => start !== undefined && startOf(pid) === start;

/** @param {string} dataDir @returns {Running | undefined} */
const read = (dataDir) => {
  if (!existsSync(fileIn(dataDir))) return undefined;
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8'));
  } catch {
    return undefined;
  }
};

/**
 * The system that runs on the data folder now, or undefined.
 * @param {string} [dataDir]
 * @returns {Running | undefined}
 */
export const runningSystem = (dataDir = DATA_DIR) => {
  const written = read(dataDir);
  return written && lives(written.launcher) ? written : undefined;
};

/**
 * Takes the data folder for this process. Processes that a launcher left behind when it was ended by force are ended
 * first, else they would go on writing to the same data.
 * @param {string} dataDir
 * @returns {RunFile}
 * @throws PlainError when another launcher runs on it
 */
export const claimRunFile = (dataDir) => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const running = runningSystem(dataDir);
  if (running) throw new PlainError(alreadyRunning(running));
  for (const child of read(dataDir)?.children ?? []) if (lives(child)) process.kill(child.pid, 'SIGKILL');
  const launcher = identityOf(process.pid);
  /** @param {Omit<Running, 'launcher'>} state */
  const save = (state) => {
    writeFileSync(`${fileIn(dataDir)}.new`, JSON.stringify({ launcher, ...state }, undefined, 2), {
      mode: 0o600,
    });
    renameSync(`${fileIn(dataDir)}.new`, fileIn(dataDir));
  };
  save({ children: [] });
  return {
    write: ({ children, ...state }) => save({ ...state, children: Object.values(children).map(identityOf) }),
    release: () => rmSync(fileIn(dataDir), { force: true }),
  };
};

/** @param {Running} running */
export const alreadyRunning = ({ launcher, webUrl }) =>
  `Öppen Mottagning already runs (process ${launcher.pid})${webUrl ? `: ${webUrl}` : ''}. Stop it with Ctrl-C where it was started.`;
