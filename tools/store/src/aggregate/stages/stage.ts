import type { Doc, Maybe, Value } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { gathered, mapped, PAUSE, type Paced } from '../../query/pause.js';

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
  ) => Paced<Doc>;
  /** The documents of a collection whose field equals a value; through an index where there is one. */
  readonly find: (collection: string, path: string, value: Value) => Paced<Doc>;
  /** Figures of the collection for `$collStats` and `$indexStats`. */
  readonly statistics: (stage: '$collStats' | '$indexStats', operand: Doc) => readonly Doc[];
}

/** A compiled stage: what comes in, what goes out; pauses are passed on. */
export type Stage = (documents: Paced<Doc>) => Paced<Doc>;

/** Compiles the operand of one stage. */
export type MakeStage = (operand: Value, surroundings: Surroundings) => Stage;

/** A refusal that names the stage. */
export const refuse = (code: number, message: string): StoreError => new StoreError(code, message);

/** A stage that handles document by document. */
export const each =
  (run: (root: Doc) => Doc): Stage =>
  (documents) =>
    mapped(documents, run);

/** A stage that makes any number of documents of each document. */
export const eachToMany = (run: (root: Doc) => Paced<Doc>): Stage =>
  function* (documents) {
    for (const root of documents)
      if (root === PAUSE) yield PAUSE;
      else yield* run(root);
  };

/** A stage that looks at document by document and gives its own when all have been seen. */
export const folded = <T>(
  start: () => T,
  take: (state: T, root: Doc) => void,
  finish: (state: T) => Iterable<Doc>,
): Stage =>
  function* (documents) {
    const state = start();
    for (const root of documents)
      if (root === PAUSE) yield PAUSE;
      else take(state, root);
    yield* finish(state);
  };

/** A stage that needs all documents at once. */
export const together = (run: (all: Doc[]) => Iterable<Doc>): Stage =>
  function* (documents) {
    yield* run(yield* gathered(documents));
  };
