import { Timestamp } from 'bson';
import { encode } from '../bson/encode.js';
import { doc } from '../bson/value.js';

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

  /**
   * What the answers of a replica set member end with, as bytes: `ok` and the time, which sessions with causal consistency
   * send back. `$clusterTime` is left out: it is gossip between members, and costs a client a sixth of its time.
   */
  get ending(): Buffer {
    this.encoded ??= encode(doc({ ok: 1, operationTime: this.time })).subarray(4, -1);
    return this.encoded;
  }
}
