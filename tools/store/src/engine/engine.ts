import { EventEmitter, once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { ObjectId } from 'bson';
import { Catalog } from '../catalog/catalog.js';
import type { Collection } from '../catalog/collection.js';
import type { Request } from '../commands/request.js';
import { Cursors } from '../cursor/cursors.js';
import { StoreError } from '../errors.js';
import { Storage } from '../storage/storage.js';
import { ClusterClock } from './clock.js';
import { FailPoint } from './fail-point.js';
import { checkDatabaseName, checkNewCollectionName } from './names.js';
import { Parameters } from './parameters.js';
import { Turns } from './turns.js';

/** The name of the replica set the store says it is the only member of. */
export const REPLICA_SET = 'embedded';

/** Errors after which a write may be tried again, by the specification of retryable writes. */
const RETRYABLE = [6, 7, 89, 91, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436];

/** Everything the commands work on. */
export class Engine {
  readonly storage: Storage;
  readonly catalog: Catalog;
  readonly cursors = new Cursors();
  readonly clock = new ClusterClock();
  readonly parameters = new Parameters();
  readonly failPoint = new FailPoint();
  readonly turns = new Turns();
  /** Retryable writes that have begun, by session: the same write again waits for the first. */
  readonly retryable = new Map<string, Promise<unknown>>();
  private readonly writes = new EventEmitter().setMaxListeners(0);
  private readonly stopping = new AbortController();
  readonly startedAt = new Date();
  /** Told anew to clients when the state of the set would change; here once per start. */
  readonly electionId = new ObjectId();
  readonly processId = new ObjectId();
  /** Where clients reach the store, `127.0.0.1:port`; set when it listens. */
  address = '';

  /** @param testCommands true when fail points may be set, for the tests of drivers. */
  constructor(
    folder: string,
    readonly testCommands = false,
  ) {
    this.parameters.tell('enableTestCommands', testCommands);
    this.storage = new Storage(folder);
    this.catalog = new Catalog(this.storage);
    this.storage.onLoss = () => {
      this.catalog.reload();
    };
    this.clock.tick(this.startedAt);
  }

  /**
   * Runs `work` so that all of its writes happen or none. Within a running transaction it joins that.
   * @param database the one whose documents change, for readers who want only what is on disk
   */
  write<T>({ now, database }: { readonly now: Date; readonly database?: string }, work: () => T): T {
    if (this.storage.inTransaction) {
      this.storage.touch(database);
      return work();
    }
    try {
      const result = this.storage.transaction(work, database);
      this.clock.tick(now);
      this.writes.emit('write');
      return result;
    } catch (error) {
      this.catalog.reload();
      throw error;
    }
  }

  /**
   * Resolves when everything a reader may have seen of a database is on disk.
   * @throws InterruptedDueToReplStateChange (11602) when a full disk has taken some of it back: reading again is right, and
   * drivers do so by themselves
   */
  async settled(database: string): Promise<void> {
    try {
      await this.storage.flushedOf(database);
    } catch (cause) {
      throw new StoreError('InterruptedDueToReplStateChange', 'What was read could not be stored', { cause });
    }
  }

  /** The collection, made when it is not there yet; throws InvalidNamespace (73) for names that cannot be. */
  collectionForWrite(database: string, name: string): Collection {
    const found = this.catalog.find(database, name);
    if (found?.info.options.has('viewOn') === true)
      throw new StoreError(
        'CommandNotSupportedOnView',
        `Namespace ${database}.${name} is a view, not a collection`,
      );
    if (found) return found;
    checkDatabaseName(database);
    checkNewCollectionName(database, name);
    return this.catalog.create(database, name, new Map());
  }

  /** Waits so many milliseconds, or until the store stops. */
  async idle(ms: number): Promise<void> {
    await setTimeout(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }

  /** Waits for the next write, but no longer than so many milliseconds. */
  async written(ms: number): Promise<void> {
    await once(this.writes, 'write', {
      signal: AbortSignal.any([AbortSignal.timeout(ms), this.stopping.signal]),
    }).catch(() => undefined);
  }

  /** Ends all waiting. */
  wakeAll(): void {
    this.stopping.abort();
  }

  /** True once the store is about to stop: nothing waits any more. */
  get stops(): boolean {
    return this.stopping.signal.aborted;
  }

  /** The labels a driver needs to decide on its own whether to try again. */
  labelsFor(request: Request, error: unknown): readonly string[] | undefined {
    const passing = error instanceof StoreError && RETRYABLE.includes(error.code);
    return passing && request.has('txnNumber') ? ['RetryableWriteError'] : undefined;
  }

  async close(): Promise<void> {
    this.cursors.closeAll();
    await this.storage.close();
  }
}
