import { Binary, Timestamp } from 'bson';
import { encode } from '../bson/encode.js';
import { doc, type Doc, isDoc, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';

/** What a server without logins signs its time with. */
const UNSIGNED = doc({ hash: new Binary(new Uint8Array(20)), keyId: 0n });

/** So far ahead, in seconds, a time that a client brings may be: a year, as MongoDB has it. */
const MAX_DRIFT = 31_536_000;

/** The seconds of a time and the number of the change within that second. */
const isAfter = (time: Timestamp, seconds: number, counter: number): boolean =>
  time.t > seconds || (time.t === seconds && time.i > counter);

/** The logical time of the one-member replica set: seconds and a counter, never going back. */
export class ClusterClock {
  private seconds = 0;
  private counter = 0;
  private encoded: Buffer | undefined;

  /** Moves on; with every write. */
  tick(now: Date): void {
    const seconds = Math.floor(now.getTime() / 1000);
    this.counter = seconds > this.seconds ? 1 : this.counter + 1;
    this.seconds = Math.max(seconds, this.seconds);
    this.encoded = undefined;
  }

  /** The present logical time. */
  get time(): Timestamp {
    return new Timestamp({ t: this.seconds, i: this.counter });
  }

  /** True for a time that is yet to come here. */
  isAhead(time: Timestamp): boolean {
    return isAfter(time, this.seconds, this.counter);
  }

  /**
   * Takes over a later time that a client has from elsewhere (`$clusterTime`); throws ClusterTimeFailsRateLimiter (202) for one
   * that is more than a year ahead.
   */
  advance(gossip: Value, now: Date): void {
    const time = isDoc(gossip) ? gossip.get('clusterTime') : undefined;
    if (!(time instanceof Timestamp) || !this.isAhead(time)) return;
    const wall = Math.floor(now.getTime() / 1000);
    if (time.t > wall + MAX_DRIFT)
      throw new StoreError(
        'ClusterTimeFailsRateLimiter',
        `New cluster time, ${time.t}, is too far from this node's wall clock time, ${wall}.`,
      );
    this.seconds = time.t;
    this.counter = time.i;
    this.encoded = undefined;
  }

  /** What every answer of a replica set member tells of its time: sessions with causal consistency send it back. */
  get fields(): Doc {
    const { time } = this;
    return doc({ $clusterTime: doc({ clusterTime: time, signature: UNSIGNED }), operationTime: time });
  }

  /** What answers end with, as bytes: `ok` and the time. */
  get ending(): Buffer {
    this.encoded ??= encode(new Map([['ok', 1], ...this.fields])).subarray(4, -1);
    return this.encoded;
  }
}
