import { doc, type Doc, isDoc, type Value } from '../bson/value.js';
import { keyPattern } from '../index/index-spec.js';
import type { IndexPlan, Plan } from '../query/plan.js';

const indexScan = (plan: IndexPlan): Doc => {
  const names = plan.index.fields.map((field) => field.path);
  const bounds = names.map(
    (name, at) => [name, (plan.bounds[at] ?? []).map((interval) => interval.shown)] as const,
  );
  return doc({
    stage: 'IXSCAN',
    keyPattern: keyPattern(plan.index),
    indexName: plan.index.name,
    isMultiKey: plan.index.arrays.size > 0,
    multiKeyPaths: new Map(
      names.map(
        (name) =>
          [
            name,
            [...plan.index.arrays].filter((path) => name === path || name.startsWith(`${path}.`)),
          ] as const,
      ),
    ),
    isUnique: plan.index.unique,
    isSparse: plan.index.sparse,
    isPartial: plan.index.partial !== undefined,
    indexVersion: 2,
    direction: plan.direction === 1 ? 'forward' : 'backward',
    indexBounds: new Map(
      bounds.map(([name, shown]) => [name, shown.length > 0 ? shown : ['[MinKey, MaxKey]']] as const),
    ),
  });
};

const isIdHack = (plan: Plan, query: Doc): boolean => {
  const id = query.get('_id');
  return (
    plan.kind === 'index' &&
    plan.index.number === 0 &&
    query.size === 1 &&
    !isDoc(id) &&
    plan.bounds[0]?.[0]?.point === true
  );
};

/** How a plan finds documents, as `explain` shows it. */
export const access = (plan: Plan, query: Doc): Doc => {
  switch (plan.kind) {
    case 'scan':
      return doc({
        stage: 'COLLSCAN',
        ...(query.size > 0 ? { filter: query } : {}),
        direction: plan.direction === 1 ? 'forward' : 'backward',
      });
    case 'index':
      return isIdHack(plan, query)
        ? doc({ stage: 'IDHACK' })
        : doc({ stage: 'FETCH', inputStage: indexScan(plan) });
    case 'union':
      return doc({
        stage: 'FETCH',
        inputStage: doc({ stage: 'OR', inputStages: plan.parts.map(indexScan) }),
      });
  }
};

/** A stage above another. */
export const over = (stage: string, input: Doc, more: Record<string, Value> = {}): Doc =>
  doc({ stage, ...more, inputStage: input });
