import { doc, type Doc } from '../bson/value.js';
import { encode, encodeBatch, encodeWith } from '../bson/encode.js';
import type { Command } from '../commands/command.js';
import { checkFields } from '../commands/general-fields.js';
import { COMMANDS } from '../commands/index.js';
import { isBatch, type Reply } from '../commands/reply.js';
import type { Request } from '../commands/request.js';
import { StoreError } from '../errors.js';
import { checkConcerns, wantsDurable, withWriteConcern } from './concerns.js';
import type { Engine } from './engine.js';
import { ConnectionDropped, type Failure } from './fail-point.js';
import { onceOnly } from './once-only.js';

/** What goes back over the wire; undefined closes the connection. */
export type Answer = Buffer | undefined;

const find = (engine: Engine, request: Request): Command => {
  const command = Object.hasOwn(COMMANDS, request.name) ? COMMANDS[request.name] : undefined;
  if (!command || (command.test && !engine.testCommands))
    throw new StoreError('CommandNotFound', `no such command: '${request.name}'`);
  if (command.admin && request.database !== 'admin')
    throw new StoreError('Unauthorized', `${request.name} may only be run against the admin database.`);
  return command;
};

const run = async (engine: Engine, request: Request): Promise<Reply> => {
  const command = find(engine, request);
  checkFields(command, request);
  checkConcerns(engine, request, command);
  if (command.ahead) request.ahead = await command.ahead(engine, request);
  const reply = await onceOnly(engine, request, command);
  if (command.writes) await engine.storage.flushed();
  else if (wantsDurable(request)) await engine.settled(request.database);
  return command.writes ? withWriteConcern(request, reply) : reply;
};

/** The answer for a refusal. */
const refusal = (engine: Engine, error: StoreError, labels: readonly string[] | undefined): Doc => {
  const answer = doc({ ok: 0, errmsg: error.message, code: error.code, codeName: error.codeName });
  for (const [name, value] of error.details ?? []) answer.set(name, value);
  if (labels) answer.set('errorLabels', [...labels]);
  return new Map([...answer, ...engine.clock.fields]);
};

const asRefusal = (error: unknown): StoreError => {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new StoreError('InternalError', message, { cause: error });
};

const finished = (engine: Engine, reply: Reply): Buffer => {
  const { ending } = engine.clock;
  return isBatch(reply)
    ? encodeBatch(reply.field, reply.documents, reply.cursor, ending)
    : encodeWith(reply, ending);
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const afterFailure = (reply: Reply, failure: Failure | undefined): Reply => {
  if (!failure?.writeConcernError || isBatch(reply)) return reply;
  const answer = new Map([...reply, ['writeConcernError', failure.writeConcernError] as const]);
  if (failure.errorLabels) answer.set('errorLabels', [...failure.errorLabels]);
  return answer;
};

/** Runs a command and encodes its answer, refusals included. Never throws. */
export const execute = async (
  engine: Engine,
  request: Request,
  appName: string | undefined,
): Promise<Answer> => {
  const failure = engine.failPoint.meet(request.name, appName);
  if (failure && failure.blockMs > 0) await pause(failure.blockMs);
  if (failure?.closeConnection) return undefined;
  try {
    engine.clock.advance(request.get('$clusterTime'), request.now);
    if (failure?.error) throw failure.error;
    return finished(engine, afterFailure(await run(engine, request), failure));
  } catch (error) {
    if (error instanceof ConnectionDropped) return undefined;
    const labels = failure?.errorLabels ?? engine.labelsFor(request, error);
    return encode(refusal(engine, asRefusal(error), labels));
  }
};
