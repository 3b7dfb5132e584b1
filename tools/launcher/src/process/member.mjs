import { setTimeout as delay } from 'node:timers/promises';
import { PlainError } from '../plain-error.mjs';
import { startChild } from './child.mjs';
import { waitUntil } from './wait-until.mjs';

const READY_WITHIN_MS = 90_000;

/** Often enough that nobody waits for it, seldom enough that asking takes little of two busy cores. */
const ASK_EVERY_MS = 200;

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/** A process that ran this long before it died is not taken for one that cannot start. */
const STEADY_MS = 30_000;

/** So many deaths before it has ever been ready, and the start is given up. */
const TRIES_TO_START = 3;

/**
 * One process as the launcher looks after it.
 * @typedef {import('./child.mjs').Command & {
 *   name: string,
 *   ready: () => Promise<boolean>,
 *   startAfter: string[],
 *   layer: number,
 *   graceMs: number,
 *   shows?: (line: string) => boolean,
 * }} ProcessSpec
 * `startAfter`: who must be ready before it starts. `layer`: the highest is stopped first. `graceMs`: how long it may
 * take to stop before it is ended by force. `shows`: which of its lines belong in the log (all, when absent).
 */

/**
 * Who is told what happens to processes.
 * @typedef {object} Reporter
 * @property {(name: string, line: string) => void} line
 * @property {(name: string) => void} started
 * @property {(name: string) => void} ready
 * @property {(name: string, how: string, pauseMs: number) => void} died
 */

/**
 * The wait before the nth start in a row that failed, in milliseconds: doubles from half a second to ten seconds.
 * @param {number} failures 1 or more
 */
export const pauseAfter = (failures) => Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);

/** @param {AbortSignal} signal @returns {Promise<void>} settles when it is aborted */
const aborted = (signal) =>
  new Promise((resolve) =>
    signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true }),
  );

/** Keeps one process running until it is told to stop: starts it again, later each time, when it dies. */
export class Member {
  /** @type {import('./child.mjs').Child | undefined} */
  #child;
  #stopped = new AbortController();
  #everReady = false;
  #restarting = false;
  /** Set while the process is kept down; aborted when it may come back. @type {AbortController | undefined} */
  #down;

  /** @param {ProcessSpec} spec @param {Reporter} reporter */
  constructor(spec, reporter) {
    this.spec = spec;
    this.reporter = reporter;
  }

  get pid() {
    return this.#child?.alive() ? this.#child.pid : undefined;
  }

  /**
   * Starts the process and looks after it from then on.
   * @returns {Promise<void>} settles when it is ready
   * @throws PlainError with its last lines when it dies again and again or is never ready
   */
  start() {
    return new Promise((resolve, reject) => {
      this.#live(resolve, reject).catch(reject);
    });
  }

  /** @param {() => void} onReady @param {(error: Error) => void} onHopeless */
  async #live(onReady, onHopeless) {
    let failures = 0;
    while (!this.#stopped.signal.aborted) {
      const startedAt = Date.now();
      const child = this.#spawn();
      void this.#watch(child).then((ready) => ready && onReady());
      const how = await child.exited;
      if (this.#stopped.signal.aborted) return;
      if (this.#restarting) continue;
      if (this.#down) {
        await aborted(this.#down.signal);
        continue;
      }
      failures = Date.now() - startedAt > STEADY_MS ? 1 : failures + 1;
      if (!this.#everReady && failures >= TRIES_TO_START) return onHopeless(this.#hopeless(how));
      this.reporter.died(this.spec.name, how, pauseAfter(failures));
      await this.#pause(pauseAfter(failures));
    }
  }

  #spawn() {
    const { name, shows = () => true } = this.spec;
    this.#restarting = false;
    this.#child = startChild(this.spec, (line) => {
      if (shows(line)) this.reporter.line(name, line);
    });
    this.reporter.started(name);
    return this.#child;
  }

  /** @param {import('./child.mjs').Child} child */
  async #watch(child) {
    const gone = new AbortController();
    void child.exited.then(() => gone.abort());
    const options = { timeoutMs: READY_WITHIN_MS, everyMs: ASK_EVERY_MS, signal: gone.signal };
    const ready = await waitUntil(this.spec.ready, options);
    if (!ready && !gone.signal.aborted) await child.kill();
    if (!ready) return false;
    this.#everReady = true;
    this.reporter.ready(this.spec.name);
    return true;
  }

  /** @param {string} how */
  #hopeless(how) {
    const lines = this.#child?.lastLines() ?? [];
    return new PlainError(
      [
        `${this.spec.name} does not start (${how}). Its last lines:`,
        ...lines.map((line) => `  ${line}`),
      ].join('\n'),
    );
  }

  /** @param {number} ms */
  async #pause(ms) {
    await delay(ms, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
  }

  /** Resolves when the process answers; false when it does not within the time. @param {number} timeoutMs */
  async whenReady(timeoutMs = READY_WITHIN_MS) {
    const answers = async () => this.pid !== undefined && (await this.spec.ready());
    return waitUntil(answers, { timeoutMs, signal: this.#stopped.signal });
  }

  /** Ends the process by force, as a crash would; it is then started again like any that died. */
  async kill() {
    await this.#child?.kill();
  }

  /** Ends the process by force and keeps it down until {@link up}. */
  async down() {
    this.#down ??= new AbortController();
    await this.#child?.kill();
  }

  /** Starts a process that is down; resolves when it is ready. */
  async up() {
    this.#down?.abort();
    this.#down = undefined;
    await this.whenReady();
  }

  /** Stops the process in order and starts it again at once; resolves when it is ready. */
  async restart() {
    this.#restarting = true;
    await this.#child?.stop(this.spec.graceMs);
    await this.whenReady();
  }

  /** Stops the process for good. */
  async stop() {
    this.#stopped.abort();
    this.#down?.abort();
    await this.#child?.stop(this.spec.graceMs);
  }
}
