import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import mongoose, { type Connection, type Model, type Schema } from 'mongoose';

const RETRY_MS = 500;
/**
 * How long nothing is heard on a connection before an operation on it fails, and how long connecting and being watched may take;
 * milliseconds. The driver waits for ever and 30 s: one answer that is lost would hold up, for good, everything that goes
 * together with it or after it. Long enough for any operation; an index that takes longer to build is asked for again.
 */
const PATIENCE = { silenceMs: 20_000, connectMs: 5_000 };

/** A kind of document a service keeps. */
export interface ModelDefinition {
  name: string;
  schema: Schema;
  /** mongoose's plural of the name by default. */
  collection?: string;
}

/** The process's one connection to its database: kept up, indexes built before it counts as ready. */
export class StoreConnection {
  private readonly logger = new Logger(StoreConnection.name);
  private readonly connection: Connection = mongoose.createConnection();
  private indexed = false;
  private closed = false;
  private markOpened: () => void = () => undefined;
  private readonly whenOpened = new Promise<void>((resolve) => {
    this.markOpened = resolve;
  });

  /** @param dbName own database of the service; no other service reads it */
  constructor(
    private readonly uri: string,
    readonly dbName: string,
    private readonly patience = PATIENCE,
  ) {}

  /** The model of a definition on this connection. */
  model<T>({ name, schema, collection }: ModelDefinition): Model<T> {
    const own = schema.clone();
    if ('outbox' in own.paths) own.index({ 'outbox.at': 1 });
    if ('timers' in own.paths) own.index({ 'timers.at': 1 });
    own.set('bufferCommands', false);
    own.set('autoIndex', false);
    own.set('autoCreate', false);
    return this.connection.model(name, own, collection) as unknown as Model<T>;
  }

  /** Connects and builds the indexes, however long the store takes to come; resolves when all is there. */
  async open(): Promise<void> {
    while (!this.closed && !this.indexed) {
      try {
        await this.connect();
        await Promise.all(Object.values(this.connection.models).map((model) => model.createIndexes()));
        this.indexed = true;
        this.markOpened();
        this.logger.log({ msg: 'store connected', database: this.dbName });
      } catch (err) {
        this.logger.warn({ msg: 'store not ready', err });
        await sleep(RETRY_MS);
      }
    }
  }

  /** Resolves when the database can be used for the first time. */
  opened(): Promise<void> {
    return this.whenOpened;
  }

  /** Whether the database answers a ping. */
  async ready(): Promise<boolean> {
    if (!this.indexed || this.connection.readyState !== mongoose.ConnectionStates.connected) return false;
    await this.connection.db?.admin().ping();
    return true;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.connection.close();
  }

  /**
   * Waits for the journal on every write: what is acknowledged survives a crash, also without a replica set. Reads see only
   * what survives one: an outbox entry or a message read too early would be told and then be gone.
   */
  private async connect(): Promise<void> {
    if (this.connection.readyState === mongoose.ConnectionStates.connected) return;
    await this.connection.openUri(this.uri, {
      dbName: this.dbName,
      noDelay: true,
      ignoreUndefined: true,
      serverSelectionTimeoutMS: 3_000,
      socketTimeoutMS: this.patience.silenceMs,
      connectTimeoutMS: this.patience.connectMs,
      writeConcern: { w: 'majority', journal: true },
      readConcern: { level: 'majority' },
      maxPoolSize: 20,
      appName: this.dbName,
    });
  }
}
