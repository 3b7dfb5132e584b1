import { show } from '../bson/show.js';
import { compare } from '../bson/compare.js';
import { encode } from '../bson/encode.js';
import { runPipelineUpdate } from '../aggregate/pipeline-update.js';
import { compileExpression } from '../aggregate/expression.js';
import { scopeOf } from '../aggregate/scope.js';
import { doc, type Doc, isDoc, type Maybe, MISSING, typeOf, type Value } from '../bson/value.js';
import type { Collection, Row } from '../catalog/collection.js';
import type { Engine } from '../engine/engine.js';
import { StoreError } from '../errors.js';
import { parseFilter } from '../query/parse.js';
import { splitPath, valueAt } from '../query/path.js';
import { storable } from '../write/documents.js';
import { letVariables } from './let.js';
import { ALL, search } from './find-target.js';
import type { Request } from './request.js';

/** True for the stages that write: `$out` and `$merge`. */
export const isOutput = (stage: Value): boolean => isDoc(stage) && (stage.has('$out') || stage.has('$merge'));

interface Target {
  readonly database: string;
  readonly name: string;
}

const targetOf = (value: Value, request: Request, stage: string): Target => {
  if (typeof value === 'string') return { database: request.database, name: value };
  const [database, name] = isDoc(value) ? [value.get('db') ?? request.database, value.get('coll')] : [];
  if (typeof database !== 'string' || typeof name !== 'string')
    throw new StoreError(
      stage === '$out' ? 16990 : 51178,
      `${stage} only supports a string or object argument, but found ${typeOf(value)}`,
    );
  return { database, name };
};

const insert = (collection: Collection, root: Doc): void => {
  const made = storable(root);
  collection.insert(made.doc, made.bytes);
};

/** `$out`: the result becomes the collection, with its indexes kept. */
const out = (engine: Engine, request: Request, operand: Value, documents: Iterable<Doc>): void => {
  const { database, name } = targetOf(operand, request, '$out');
  const all = [...documents];
  engine.write(request.now, () => {
    const collection = engine.collectionForWrite(database, name);
    collection.clear();
    for (const root of all) insert(collection, root);
  });
};

interface Merge {
  readonly target: Target;
  readonly on: readonly string[];
  readonly whenMatched: Value;
  readonly whenNotMatched: Value;
  readonly variables: (root: Doc) => ReadonlyMap<string, Maybe>;
}

const MERGE_FIELDS = ['into', 'on', 'let', 'whenMatched', 'whenNotMatched'];
const MATCHED = ['replace', 'keepExisting', 'merge', 'fail'];
const NOT_MATCHED = ['insert', 'discard', 'fail'];

const choice = (spec: Doc, name: string, known: readonly string[], otherwise: string): Value => {
  const value = spec.get(name) ?? otherwise;
  if (Array.isArray(value) && name === 'whenMatched') return value;
  if (typeof value !== 'string' || !known.includes(value))
    throw new StoreError(
      'BadValue',
      `Enumeration value '${show(value)}' for field '$merge.${name}' is not a valid value.`,
    );
  return value;
};

const mergeOf = (request: Request, operand: Value): Merge => {
  const spec = isDoc(operand) ? operand : doc({ into: operand });
  for (const name of spec.keys())
    if (!MERGE_FIELDS.includes(name))
      throw new StoreError(40415, `BSON field '$merge.${name}' is an unknown field.`);
  const on = spec.get('on') ?? '_id';
  const given = spec.get('let');
  const fields = [...(isDoc(given) ? given : doc({ new: '$$ROOT' }))].map(
    ([name, value]) => [name, compileExpression(value)] as const,
  );
  return {
    target: targetOf(spec.get('into'), request, '$merge'),
    on: (Array.isArray(on) ? on : [on]).map(String),
    whenMatched: choice(spec, 'whenMatched', MATCHED, 'merge'),
    whenNotMatched: choice(spec, 'whenNotMatched', NOT_MATCHED, 'insert'),
    variables: (root) =>
      new Map([
        ...letVariables(request),
        ...fields.map(([name, evaluate]) => [name, evaluate(scopeOf(root))] as const),
      ]),
  };
};

const checkUnique = (collection: Collection, on: readonly string[]): void => {
  const found = collection.indexes.some(
    (index) =>
      index.unique &&
      !index.partial &&
      sameSet(
        index.fields.map((field) => field.path),
        on,
      ),
  );
  if (!found) throw new StoreError(51183, 'Cannot find index to verify that join fields will be unique');
};

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((path) => b.includes(path));

const existing = (collection: Collection, root: Doc, on: readonly string[]): Row | undefined => {
  const query = doc({});
  for (const path of on) {
    const value = valueAt(root, splitPath(path));
    if (value === MISSING || value === null || Array.isArray(value))
      throw new StoreError(
        51132,
        `$merge write error: 'on' field '${path}' cannot be missing, null, undefined or an array`,
      );
    query.set(path, doc({ $eq: value }));
  }
  const [row] = search(collection, { ...ALL, filter: parseFilter(query), limit: 1 });
  return row;
};

const merged = (row: Row, root: Doc, merge: Merge): Doc => {
  if (Array.isArray(merge.whenMatched))
    return runPipelineUpdate(row.doc, merge.whenMatched, merge.variables(root));
  if (merge.whenMatched === 'merge') return new Map([...row.doc, ...root]);
  if (merge.whenMatched === 'keepExisting') return row.doc;
  if (merge.whenMatched === 'replace')
    return root.has('_id') ? root : new Map([['_id', row.doc.get('_id')], ...root]);
  throw new StoreError(
    'DuplicateKey',
    `$merge failed due to a DuplicateKey error :: caused by :: a document with the same 'on' fields exists`,
  );
};

const mergeOne = (collection: Collection, root: Doc, merge: Merge): void => {
  const row = existing(collection, root, merge.on);
  if (row) {
    const after = merged(row, root, merge);
    if (compare(after.get('_id'), row.doc.get('_id')) !== 0)
      throw new StoreError(
        'ImmutableField',
        '$merge failed to update the matching document, did you attempt to modify the _id or the shard key?',
      );
    const bytes = encode(after);
    if (!bytes.equals(row.bytes)) collection.replace(row, after, bytes);
  } else if (merge.whenNotMatched === 'insert') insert(collection, root);
  else if (merge.whenNotMatched === 'fail')
    throw new StoreError(
      13113,
      '$merge could not find a matching document in the target collection for at least one document in the source collection',
    );
};

const merge = (engine: Engine, request: Request, operand: Value, documents: Iterable<Doc>): void => {
  const spec = mergeOf(request, operand);
  const all = [...documents];
  engine.write(request.now, () => {
    const collection = engine.collectionForWrite(spec.target.database, spec.target.name);
    checkUnique(collection, spec.on);
    for (const root of all) mergeOne(collection, root.has('_id') ? root : storable(root).doc, spec);
  });
};

/** Writes the result of a pipeline where its last stage says. */
export const writeOutput = (
  engine: Engine,
  request: Request,
  stage: readonly [string, Value],
  documents: Iterable<Doc>,
): void => {
  const [name, operand] = stage;
  if (name === '$out') out(engine, request, operand, documents);
  else merge(engine, request, operand, documents);
};
