import { Binary, Timestamp } from 'bson';
import { doc, type Doc } from '../bson/value.js';

/** The logical time of the one-member replica set: seconds and a counter, never going back. */
export class ClusterClock {
  private seconds = 0;
  private counter = 0;

  /** The present logical time; moves on with every write. */
  tick(now: Date): void {
    const seconds = Math.floor(now.getTime() / 1000);
    this.counter = seconds > this.seconds ? 1 : this.counter + 1;
    this.seconds = Math.max(seconds, this.seconds);
  }

  get time(): Timestamp {
    return new Timestamp({ t: this.seconds, i: this.counter });
  }

  /** What every answer of a replica set member carries. */
  gossip(): Doc {
    const signature = doc({ hash: new Binary(Buffer.alloc(20)), keyId: 0n });
    return doc({ $clusterTime: doc({ clusterTime: this.time, signature }), operationTime: this.time });
  }
}
