import { decode } from '../bson/decode.js';
import { encode } from '../bson/encode.js';
import { isDoc, type Doc } from '../bson/value.js';
import { Binary } from 'bson';
import { Tally } from '../commands/batch.js';
import type { Command } from '../commands/command.js';
import { isBatch, type Reply } from '../commands/reply.js';
import type { Request } from '../commands/request.js';
import { StoreError } from '../errors.js';
import type { Engine } from './engine.js';
import { inTurns } from './in-turns.js';

const sessionKey = (request: Request): Buffer | undefined => {
  const session = request.get('lsid');
  const id = isDoc(session) ? session.get('id') : undefined;
  return id instanceof Binary ? Buffer.from(id.value()) : undefined;
};

const transactionNumber = (request: Request): number | undefined => {
  const value = request.get('txnNumber');
  if (value === undefined) return undefined;
  if (typeof value !== 'bigint')
    throw new StoreError(
      'TypeMismatch',
      `BSON field 'OperationSessionInfo.txnNumber' is the wrong type, expected type 'long'`,
    );
  if (value < 0n) throw new StoreError('InvalidOptions', 'Transaction number cannot be negative');
  return Number(value);
};

/** What is kept of the same write, or undefined when it is new; throws TransactionTooOld (225) for an older one. */
const kept = (engine: Engine, session: Buffer, number: number): Doc | undefined => {
  const before = engine.storage.answer(session);
  if (!before || before.number < number) return undefined;
  if (before.number > number)
    throw new StoreError(
      'TransactionTooOld',
      `Retryable write with txnNumber ${number} is prohibited on session because a newer retryable write with txnNumber ${before.number} has already started on this session.`,
    );
  return decode(before.answer);
};

/** One after the other for each session: a client that has lost its connection asks again while the first is at work. */
const inSession = async <T>(engine: Engine, session: Buffer, work: () => Promise<T>): Promise<T> => {
  const key = session.toString('base64');
  const before = engine.retryable.get(key);
  const mine = before ? before.then(work, work) : work();
  engine.retryable.set(key, mine);
  try {
    return await mine;
  } finally {
    if (engine.retryable.get(key) === mine) engine.retryable.delete(key);
  }
};

/**
 * Runs a command; a retryable write that has been run before is not run again but answered as then, and one that was cut off goes
 * on where it was. What is kept for that is stored in the same transaction as the write, so that a crash leaves both or neither.
 */
export const onceOnly = (engine: Engine, request: Request, command: Command): Reply | Promise<Reply> => {
  const number = command.retryable ? transactionNumber(request) : undefined;
  if (number === undefined)
    return 'batch' in command
      ? inTurns(engine, request, command.batch(engine, request))
      : command.run(engine, request);
  const session = sessionKey(request);
  if (!session)
    throw new StoreError('InvalidOptions', 'Transaction number requires a session ID to also be specified');
  return inSession(engine, session, () => retryable(engine, request, command, { session, number }));
};

const retryable = async (
  engine: Engine,
  request: Request,
  command: Command,
  { session, number }: { readonly session: Buffer; readonly number: number },
): Promise<Reply> => {
  const before = kept(engine, session, number);
  if (before && !Tally.isPart(before)) return new Map([...before, ['retriedStmtIds', [0]] as const]);
  const failing = engine.failPoint.meetWrite();
  const keep = (noted: Doc): void => {
    failing.before();
    engine.storage.writeAnswer(session, number, request.now.getTime(), encode(noted));
  };
  const done =
    'batch' in command
      ? await inTurns(engine, request, command.batch(engine, request), new Tally(before), keep)
      : atOnce(engine, request, command.run, keep);
  failing.after();
  return done;
};

const atOnce = (
  engine: Engine,
  request: Request,
  run: (engine: Engine, request: Request) => Reply | Promise<Reply>,
  keep: (reply: Doc) => void,
): Doc =>
  engine.write(request, () => {
    const reply = run(engine, request);
    if (reply instanceof Promise || isBatch(reply))
      throw new StoreError('InternalError', `${request.name} cannot be retryable`);
    keep(reply);
    return reply;
  });
