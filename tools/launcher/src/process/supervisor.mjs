import { PlainError } from '../plain-error.mjs';
import { startGuard } from './guard.mjs';
import { Member } from './member.mjs';

/**
 * Processes that run together.
 * @typedef {object} Supervisor
 * @property {Promise<void>} ready settles when every process is ready; rejects with a PlainError when one cannot start
 * @property {() => Promise<void>} stop stops all, the highest layer first; may be called at any time and more than once
 * @property {() => Record<string, number>} pids the processes now alive, by name
 * @property {(name: string) => Promise<void>} restart stops one in order and starts it again; resolves when it is ready
 * @property {(name: string) => Promise<void>} kill ends one as a crash would; it is started again after a pause
 * @property {(name: string) => Promise<void>} down ends one as a crash would and keeps it down until `up`
 * @property {(name: string) => Promise<void>} up starts one that is down; resolves when it is ready
 * @property {(name: string, timeoutMs?: number) => Promise<boolean>} whenReady
 */

/**
 * Starts all processes, each when those it starts after are ready, and keeps them running; they end with this process
 * even when it is ended by force.
 * @param {import('./member.mjs').ProcessSpec[]} specs
 * @param {import('./member.mjs').Reporter} reporter
 * @returns {Supervisor}
 */
export const supervise = (specs, reporter) => {
  const guard = startGuard();
  const guarded = {
    ...reporter,
    started: (/** @type {string} */ name) => {
      guard.watch(Object.values(alivePids([...members.values()])));
      reporter.started(name);
    },
  };
  const members = new Map(specs.map((spec) => [spec.name, new Member(spec, guarded)]));
  const stopping = new AbortController();
  const ready = startInOrder(members, stopping.signal);
  ready.catch(() => undefined);
  /** @param {string} name */
  const member = (name) => {
    const found = members.get(name);
    if (!found)
      throw new PlainError(`There is no process "${name}"; there are ${[...members.keys()].join(', ')}.`);
    return found;
  };
  /** @type {Promise<void> | undefined} */
  let stopped;
  return {
    ready,
    stop: () => {
      stopping.abort();
      stopped ??= stopByLayer([...members.values()]).then(guard.release);
      return stopped;
    },
    pids: () => alivePids([...members.values()]),
    restart: (name) => member(name).restart(),
    kill: (name) => member(name).kill(),
    down: (name) => member(name).down(),
    up: (name) => member(name).up(),
    whenReady: (name, timeoutMs) => member(name).whenReady(timeoutMs),
  };
};

/** @param {Map<string, Member>} members @param {AbortSignal} stopping */
const startInOrder = async (members, stopping) => {
  /** @type {Map<string, Promise<void>>} */
  const starts = new Map();
  /** @param {string} name @returns {Promise<void>} */
  const started = (name) => {
    const known = starts.get(name);
    if (known) return known;
    const promise = startAfterOthers(name);
    starts.set(name, promise);
    return promise;
  };
  /** @param {string} name */
  const startAfterOthers = async (name) => {
    const member = members.get(name);
    if (!member) throw new Error(`no process is called ${name}`);
    await Promise.all(member.spec.startAfter.map(started));
    if (!stopping.aborted) await member.start();
  };
  await Promise.all([...members.keys()].map(started));
};

/** @param {Member[]} members */
const stopByLayer = async (members) => {
  const layers = [...new Set(members.map(({ spec }) => spec.layer))].sort((a, b) => b - a);
  for (const layer of layers) {
    await Promise.all(members.filter(({ spec }) => spec.layer === layer).map((member) => member.stop()));
  }
};

/** @param {Member[]} members */
const alivePids = (members) => {
  /** @type {Record<string, number>} */
  const pids = {};
  for (const { spec, pid } of members) if (pid !== undefined) pids[spec.name] = pid;
  return pids;
};
