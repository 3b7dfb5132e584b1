import { closeSync, fdatasync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';

/** Waits for the disk to have a file's bytes; `fdatasync` but in tests. */
type Sync = (file: number, done: (error: Error | null) => void) => void;

/**
 * So many flushes may be under way: a writer who comes during one does not wait for its end first. Each makes durable all that was
 * written before it began, whichever ends first.
 */
const AT_ONCE = 2;

/**
 * Makes writes durable together: everyone who asks while flushes are under way shares the next one, so that sixteen
 * writers cost two commits and two disk flushes and not sixteen, and the event loop goes on meanwhile.
 */
export class GroupCommit {
  private readonly running = new Set<Promise<void>>();
  private waiting: Promise<void> | undefined;
  private readonly file: number;

  /**
   * @param path the write-ahead log, which must exist.
   * @param commit hands what has been written so far to the log; when it throws, all who wait for this flush are told.
   */
  constructor(
    path: string,
    private readonly commit: () => void,
    private readonly sync: Sync = fdatasync,
  ) {
    this.file = openSync(path, 'r+');
    syncFolder(dirname(path));
  }

  /** Resolves when everything written before this call is on disk; rejects when the disk refuses. */
  flush(): Promise<void> {
    if (this.waiting) return this.waiting;
    this.waiting = this.room().then(() => this.next());
    return this.waiting;
  }

  /** Starts once all commands that have arrived with this one have written too, so that they share the flush. */
  private async next(): Promise<void> {
    await setImmediate();
    this.waiting = undefined;
    const flush = this.start();
    this.running.add(flush);
    try {
      await flush;
    } finally {
      this.running.delete(flush);
    }
  }

  private async room(): Promise<void> {
    if (this.running.size >= AT_ONCE) await Promise.race(this.running).catch(() => undefined);
  }

  private start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.commit();
      this.sync(this.file, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }

  /** Closes the file once what is under way has ended. */
  async close(): Promise<void> {
    await this.flush();
    closeSync(this.file);
  }
}

/** A new file survives power loss only when the folder that names it is on disk too. */
const syncFolder = (path: string): void => {
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
};
