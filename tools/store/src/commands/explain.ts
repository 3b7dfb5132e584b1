import { hostname } from 'node:os';
import { stageOf } from '../aggregate/pipeline.js';
import { doc, type Doc, isDoc, type Value } from '../bson/value.js';
import { collating } from '../collation/collation.js';
import type { Collection } from '../catalog/collection.js';
import type { Engine } from '../engine/engine.js';
import { StoreError } from '../errors.js';
import { parseFilter } from '../query/parse.js';
import type { Plan } from '../query/plan.js';
import type { Examined } from '../query/run-plan.js';
import { unpaced } from '../query/pause.js';
import { parseSort } from '../query/sort.js';
import type { Command } from './command.js';
import { checkFields } from './general-fields.js';
import { ALL, planFor, type Search, search } from './find-target.js';
import { COMMANDS } from './index.js';
import { letVariables } from './let.js';
import { frontSearch } from './pipeline-source.js';
import { Request } from './request.js';
import { SERVER_VERSION } from './handshake.js';
import { access, over } from './explain-plan.js';

/** What a command that can be explained looks for, and the command's own name for its filter. */
interface Explained {
  readonly wanted: Search;
  readonly query: Doc;
  readonly projected: boolean;
  readonly counting: boolean;
  /** Stages of a pipeline that come after the search. */
  readonly rest?: readonly Value[];
}

const plain = (request: Request, filter: string, more: Partial<Search> = {}): Explained => {
  const query = request.doc(filter);
  const wanted = {
    ...ALL,
    filter: parseFilter(query, letVariables(request)),
    hint: request.get('hint'),
    ...more,
  };
  return { wanted, query, projected: false, counting: false };
};

const firstStatement = (request: Request, field: string): Explained => {
  const [statement] = request.documents(field);
  const query = statement?.doc.get('q');
  const found = isDoc(query) ? query : new Map<string, Value>();
  const wanted = { ...ALL, filter: parseFilter(found), hint: statement?.doc.get('hint') };
  return { wanted, query: found, projected: false, counting: false };
};

const sorted = (request: Request): Partial<Search> => ({
  sort: parseSort(request.doc('sort')),
  skip: request.count('skip') ?? 0,
  limit: request.count('limit') || undefined,
});

const ofPipeline = (request: Request): Explained => {
  const pipeline = request.optionalList('pipeline') ?? [];
  const target = {
    database: request.database,
    collection: '',
    variables: letVariables(request),
    hint: request.get('hint'),
  };
  const first = pipeline[0] === undefined ? undefined : stageOf(pipeline[0]);
  const query = first?.[0] === '$match' && isDoc(first[1]) ? first[1] : new Map<string, Value>();
  const { wanted, rest } = frontSearch(pipeline, target);
  return { wanted, query, projected: false, counting: false, rest };
};

/** The commands that can be explained. */
const EXPLAINABLE: Record<string, (request: Request) => Explained> = {
  find: (request) => ({
    ...plain(request, 'filter', sorted(request)),
    projected: request.doc('projection').size > 0,
  }),
  count: (request) => ({ ...plain(request, 'query'), counting: true }),
  distinct: (request) => plain(request, 'query'),
  findAndModify: (request) => plain(request, 'query', sorted(request)),
  findandmodify: (request) => plain(request, 'query', sorted(request)),
  aggregate: ofPipeline,
  update: (request) => firstStatement(request, 'updates'),
  delete: (request) => firstStatement(request, 'deletes'),
};

const winningPlan = (plan: Plan, explained: Explained): Doc => {
  const { wanted } = explained;
  let found = access(plan, explained.query);
  if (!plan.sorted)
    found = over('SORT', found, {
      sortPattern: new Map(wanted.sort.map((field) => [field.path, field.direction] as const)),
      memLimit: 104857600,
      type: 'simple',
    });
  if (wanted.skip > 0) found = over('SKIP', found, { skipAmount: wanted.skip });
  if (wanted.limit !== undefined) found = over('LIMIT', found, { limitAmount: wanted.limit });
  if (explained.projected) found = over('PROJECTION_DEFAULT', found);
  return explained.counting ? over('COUNT', found) : found;
};

const executionStats = (
  collection: Collection | undefined,
  explained: Explained,
  plan: Plan,
  winning: Doc,
): Doc => {
  const examined: Examined = { keys: 0, docs: 0 };
  const started = performance.now();
  let nReturned = 0;
  if (collection)
    for (const _row of unpaced(search(collection, explained.wanted, examined, plan))) nReturned += 1;
  const took = Math.round(performance.now() - started);
  return doc({
    executionSuccess: true,
    nReturned,
    executionTimeMillis: took,
    totalKeysExamined: examined.keys,
    totalDocsExamined: examined.docs,
    executionStages: new Map([
      ...winning,
      ['nReturned', nReturned] as const,
      ['executionTimeMillisEstimate', took] as const,
    ]),
  });
};

const VERBOSITIES = ['queryPlanner', 'executionStats', 'allPlansExecution'];

const innerRequest = (request: Request): Request => {
  const command = request.get('explain');
  if (!isDoc(command))
    throw new StoreError(
      'TypeMismatch',
      "BSON field 'explain.explain' is the wrong type, expected type 'object'",
    );
  const inner = new Request(
    new Map([...command, ['$db', request.database] as const]),
    new Map(),
    request.connectionId,
    request.now,
  );
  const known = Object.hasOwn(COMMANDS, inner.name) ? COMMANDS[inner.name] : undefined;
  if (!known) throw new StoreError('CommandNotFound', `Explain failed due to unknown command: ${inner.name}`);
  checkFields(known, inner);
  return inner;
};

/** `explain`: which index a command uses, and with `executionStats` what it looks at. Changes nothing. */
const explain = (engine: Engine, request: Request): Doc => {
  const verbosity = request.text('verbosity', 'allPlansExecution');
  if (!VERBOSITIES.includes(verbosity))
    throw new StoreError(
      'BadValue',
      `Enumeration value '${verbosity}' for field 'explain.verbosity' is not a valid value.`,
    );
  return explainCommand(engine, request, innerRequest(request), verbosity);
};

/** Stages that a search does itself, as MongoDB's explain shows it. */
const OF_SEARCH = ['$project', '$skip', '$limit'];

/** The answer for a pipeline: the search as its first stage, when others come after. */
const asStages = (found: Doc, rest: readonly Value[]): Doc => {
  if (rest.every((stage) => OF_SEARCH.includes(stageOf(stage)[0]))) return found;
  const cursor = new Map([...found].filter(([name]) => name !== 'explainVersion'));
  return doc({ explainVersion: '1', stages: [doc({ $cursor: cursor }), ...rest] });
};

/** What is found out about how a command would be done. */
const explanation = (
  read: (request: Request) => Explained,
  inner: Request,
  collection: Collection | undefined,
  verbosity: string,
): Doc => {
  const explained = read(inner);
  const plan: Plan = collection
    ? planFor(collection, explained.wanted)
    : { kind: 'scan', direction: 1, sorted: true };
  const winning = collection ? winningPlan(plan, explained) : doc({ stage: 'EOF' });
  const answer = doc({
    explainVersion: '1',
    queryPlanner: doc({
      namespace: `${inner.database}.${inner.collection()}`,
      indexFilterSet: false,
      parsedQuery: explained.query,
      winningPlan: winning,
      rejectedPlans: [],
    }),
  });
  if (verbosity !== 'queryPlanner')
    answer.set('executionStats', executionStats(collection, explained, plan, winning));
  return asStages(answer, explained.rest ?? []);
};

const serverInfo = (engine: Engine): Doc =>
  doc({
    host: hostname(),
    port: Number(engine.address.split(':')[1]),
    version: SERVER_VERSION,
    gitVersion: 'embedded',
  });

/** The explanation of a command. */
export const explainCommand = (engine: Engine, request: Request, inner: Request, verbosity: string): Doc => {
  const read = Object.hasOwn(EXPLAINABLE, inner.name) ? EXPLAINABLE[inner.name] : undefined;
  if (!read) throw new StoreError('IllegalOperation', `Cannot explain cmd: ${inner.name}`);
  const collection = engine.catalog.find(request.database, inner.collection());
  return collating(inner.collationOn(collection), () => explanation(read, inner, collection, verbosity))
    .set('command', inner.body)
    .set('serverInfo', serverInfo(engine));
};

export const EXPLAIN: Command = { fields: ['verbosity'], run: explain };
