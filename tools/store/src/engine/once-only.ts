import { decode } from '../bson/decode.js';
import { encode } from '../bson/encode.js';
import { isDoc, type Doc } from '../bson/value.js';
import { Binary } from 'bson';
import type { Command } from '../commands/command.js';
import { isBatch, type Reply } from '../commands/reply.js';
import type { Request } from '../commands/request.js';
import { StoreError } from '../errors.js';
import type { Engine } from './engine.js';

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

/** The answer the same write got before, or undefined when it is new; throws TransactionTooOld (225) for an older one. */
const answered = (engine: Engine, session: Buffer, number: number): Doc | undefined => {
  const before = engine.storage.answer(session);
  if (!before || before.number < number) return undefined;
  if (before.number > number)
    throw new StoreError(
      'TransactionTooOld',
      `Retryable write with txnNumber ${number} is prohibited on session because a newer retryable write with txnNumber ${before.number} has already started on this session.`,
    );
  return decode(before.answer);
};

/**
 * Runs a command; a retryable write that has been run before is not run again but answered as then. The answer is
 * stored in the same transaction as the write, so that a crash leaves both or neither.
 */
export const onceOnly = (engine: Engine, request: Request, command: Command): Reply | Promise<Reply> => {
  const number = command.retryable ? transactionNumber(request) : undefined;
  const session = sessionKey(request);
  if (number === undefined) return command.run(engine, request);
  if (!session)
    throw new StoreError('InvalidOptions', 'Transaction number requires a session ID to also be specified');
  const before = answered(engine, session, number);
  if (before) return new Map([...before, ['retriedStmtIds', [0]] as const]);
  const failing = engine.failPoint.meetWrite();
  const done = engine.write(request, () => {
    failing.before();
    const reply = command.run(engine, request);
    if (reply instanceof Promise || isBatch(reply))
      throw new StoreError('InternalError', `${request.name} cannot be retryable`);
    engine.storage.writeAnswer(session, number, request.now.getTime(), encode(reply));
    return reply;
  });
  failing.after();
  return done;
};
