import { closeSync, fdatasync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes commits durable together: everyone who asks while a flush is under way shares the next one, so that sixteen
 * writers cost one disk flush and not sixteen, and the event loop goes on meanwhile.
 */
export class GroupCommit {
  private running: Promise<void> | undefined;
  private waiting: Promise<void> | undefined;
  private readonly file: number;

  /** @param path the write-ahead log, which must exist. */
  constructor(path: string) {
    this.file = openSync(path, 'r+');
    syncFolder(dirname(path));
  }

  /** Resolves when everything written before this call is on disk; rejects when the disk refuses. */
  flush(): Promise<void> {
    if (!this.running) return this.start();
    this.waiting ??= this.running.then(
      () => this.startNext(),
      () => this.startNext(),
    );
    return this.waiting;
  }

  private startNext(): Promise<void> {
    this.waiting = undefined;
    return this.start();
  }

  private start(): Promise<void> {
    const flushed = new Promise<void>((resolve, reject) => {
      fdatasync(this.file, (error) => {
        this.running = undefined;
        if (error) reject(error);
        else resolve();
      });
    });
    this.running = flushed;
    return flushed;
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
