import { doc, type Doc, type Value } from '../bson/value.js';
import type { Collection } from '../catalog/collection.js';
import type { Engine } from '../engine/engine.js';
import { letVariables } from './let.js';
import type { Paced } from '../query/pause.js';
import { pipelineDocuments } from './pipeline-source.js';
import type { Request } from './request.js';

/** True for a view: a name for a pipeline on another collection. */
export const isView = (collection: Collection | undefined): boolean =>
  collection?.info.options.has('viewOn') === true;

const stage = (name: string, operand: Value | undefined): readonly Doc[] =>
  operand === undefined ? [] : [doc({ [name]: operand })];

const nonEmpty = (value: Doc): Doc | undefined => (value.size > 0 ? value : undefined);

/** The documents of a view that a read command asks for; `filter` names the command's field with the filter. */
export const viewDocuments = (engine: Engine, request: Request, filter: 'filter' | 'query'): Paced<Doc> => {
  const target = {
    database: request.database,
    collection: request.collection(),
    variables: letVariables(request),
    hint: undefined,
    time: request.time,
  };
  return pipelineDocuments(engine, target, [
    ...stage('$match', nonEmpty(request.doc(filter))),
    ...stage('$sort', nonEmpty(request.doc('sort'))),
    ...stage('$skip', request.count('skip') || undefined),
    ...stage('$limit', Math.abs(request.number('limit') ?? 0) || undefined),
    ...stage('$project', nonEmpty(request.doc('projection'))),
  ]);
};
