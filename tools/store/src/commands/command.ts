import type { Batch } from './batch.js';
import type { Engine } from '../engine/engine.js';
import type { Reply } from './reply.js';
import type { Request } from './request.js';

/** One command: the fields it knows beside the general ones, and what it does, at once or statement by statement. */
export type Command = Traits & (Whole | InStatements);

interface Whole {
  readonly run: (engine: Engine, request: Request) => Reply | Promise<Reply>;
}

interface InStatements {
  /** Reads and checks the statements; nothing is done yet. */
  readonly batch: (engine: Engine, request: Request) => Batch;
}

interface Traits {
  readonly fields: readonly string[];
  /**
   * Searches before the write, in turns, for what a write without an index is to change: inside the write nobody else would
   * have a turn. Undefined when the search is short or cannot be done ahead.
   */
  readonly ahead?: (engine: Engine, request: Request) => Promise<readonly number[] | undefined>;
  /** Takes a `txnNumber`: the same number twice has one effect. */
  readonly retryable?: boolean;
  /** Changes data: the answer waits until it is on disk, and may carry a write concern. */
  readonly writes?: boolean;
  /** Only there when the store was started for tests of drivers (`--test-commands`). */
  readonly test?: boolean;
  /** Only against the `admin` database. */
  readonly admin?: boolean;
}

export type Commands = Readonly<Record<string, Command>>;
