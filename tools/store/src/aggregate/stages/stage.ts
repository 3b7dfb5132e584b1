import type { Doc, Maybe, Value } from '../../bson/value.js';
import { StoreError } from '../../errors.js';

/** What a pipeline may ask of the store around it. */
export interface Surroundings {
  readonly database: string;
  /** The collection the pipeline runs on; empty for a pipeline without one. */
  readonly collection: string;
  readonly variables: ReadonlyMap<string, Maybe>;
  /** The documents of another pipeline on a collection of the database. */
  readonly run: (
    collection: string,
    pipeline: readonly Value[],
    variables: ReadonlyMap<string, Maybe>,
  ) => Iterable<Doc>;
  /** The documents of a collection whose field equals a value; through an index where there is one. */
  readonly find: (collection: string, path: string, value: Value) => Iterable<Doc>;
  /** Figures of the collection for `$collStats` and `$indexStats`. */
  readonly statistics: (stage: '$collStats' | '$indexStats', operand: Doc) => readonly Doc[];
}

/** A compiled stage: what comes in, what goes out. */
export type Stage = (documents: Iterable<Doc>) => Iterable<Doc>;

/** Compiles the operand of one stage. */
export type MakeStage = (operand: Value, surroundings: Surroundings) => Stage;

/** A refusal that names the stage. */
export const refuse = (code: number, message: string): StoreError => new StoreError(code, message);

/** A stage that handles document by document. */
export const each = (run: (root: Doc) => Doc): Stage =>
  function* (documents) {
    for (const root of documents) yield run(root);
  };
