import { isNumeric, toDouble } from '../bson/number.js';
import { doc, isDoc, type Doc, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { writeError } from './write-errors.js';

/**
 * A write of statements, each whole in itself as in MongoDB: between two of them others may have their turn, and a command that was
 * cut off goes on behind those it has carried out.
 */
export interface Batch {
  readonly count: number;
  /** A refused statement ends the command. */
  readonly ordered: boolean;
  /** Carries out one statement and notes what it did; a refusal is thrown. */
  readonly one: (index: number, tally: Tally) => void;
}

/** Which statement is next, as it stands beside the answer while a command is not done. */
const NEXT = 'next';

const whole = (value: Value): number => (isNumeric(value) ? toDouble(value) : 0);
const docs = (value: Value): Doc[] => (Array.isArray(value) ? value.filter(isDoc) : []);

/** What the statements of a command have done so far: its answer in the end. */
export class Tally {
  /** The next statement; their count when the command is done. */
  next: number;
  /** Documents inserted, matched or removed. */
  n: number;
  /** Documents that are different now; of updates only. */
  modified: number | undefined;
  readonly upserted: Doc[];
  private readonly errors: Doc[];

  /** @param noted what {@link note} gave: the command goes on from there. */
  constructor(noted: Doc = new Map()) {
    this.next = whole(noted.get(NEXT));
    this.n = whole(noted.get('n'));
    this.modified = noted.has('nModified') ? whole(noted.get('nModified')) : undefined;
    this.upserted = docs(noted.get('upserted'));
    this.errors = docs(noted.get('writeErrors'));
  }

  /** True for what {@link note} gave of a command that is not done. */
  static isPart(noted: Doc): boolean {
    return noted.has(NEXT);
  }

  /** Runs statements until all are done or `enough` says so; after a refusal an ordered command is done. */
  goOn({ count, ordered, one }: Batch, enough: () => boolean): void {
    do {
      const refused = this.refusal(() => {
        one(this.next, this);
      });
      this.next = refused && ordered ? count : this.next + 1;
    } while (this.next < count && !enough());
  }

  private refusal(run: () => void): boolean {
    try {
      run();
      return false;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.errors.push(writeError(this.next, error));
      return true;
    }
  }

  /** What the command answers. */
  get answer(): Doc {
    const answer = doc({ n: this.n });
    if (this.modified !== undefined) answer.set('nModified', this.modified);
    if (this.upserted.length > 0) answer.set('upserted', this.upserted);
    if (this.errors.length > 0) answer.set('writeErrors', this.errors);
    return answer;
  }

  /** What is to be kept of it: the answer, of a command that is not done with the place it has reached. */
  note(count: number): Doc {
    return this.next < count ? this.answer.set(NEXT, this.next) : this.answer;
  }
}
