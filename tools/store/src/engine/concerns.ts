import { show } from '../bson/show.js';
import { Timestamp } from 'bson';
import { doc, isDoc, type Doc, typeOf, type Value } from '../bson/value.js';
import { isNumeric, toDouble } from '../bson/number.js';
import type { Command } from '../commands/command.js';
import { isBatch, type Reply } from '../commands/reply.js';
import type { Request } from '../commands/request.js';
import { StoreError } from '../errors.js';
import { knownFields } from '../known-fields.js';
import type { Engine } from './engine.js';

const READ_LEVELS = ['local', 'available', 'majority', 'linearizable', 'snapshot'];

const TRANSACTION_FIELDS = ['startTransaction', 'autocommit'];

/**
 * Refuses transactions with OperationNotSupportedInTransaction (263); IllegalOperation (20), which a standalone answers, drivers turn
 * into a complaint about retryable writes. Of the read
 * concerns only `snapshot` is refused; see {@link wantsDurable} for those that wait.
 */
export const checkConcerns = (engine: Engine, request: Request, command: Command): void => {
  if (TRANSACTION_FIELDS.some((field) => request.has(field)))
    throw new StoreError(
      'OperationNotSupportedInTransaction',
      `Cannot run '${request.name}' in a multi-document transaction: the embedded store has no transactions.`,
    );
  if (request.has('txnNumber') && command.writes && !command.retryable)
    throw new StoreError(
      'NotARetryableWriteCommand',
      `txnNumber may only be provided for multi-document transactions and retryable write commands. autocommit:false was not provided, and ${request.name} is not a retryable write command.`,
    );
  checkReadConcern(engine, request);
  checkWriteConcern(request);
};

const READ_FIELDS = [
  'level',
  'afterClusterTime',
  'afterOpTime',
  'atClusterTime',
  'provenance',
  'allowTransactionTableSnapshot',
  '$waitLastStableRecoveryTimestamp',
];

const checkReadConcern = (engine: Engine, request: Request): void => {
  const concern = request.optionalDoc('readConcern');
  if (!concern) return;
  knownFields(concern, 'readConcern', READ_FIELDS);
  checkLevel(concern.get('level'));
  checkTime(engine, concern);
};

/** A client may ask to read no earlier than a time it knows: all that has happened here is seen by every read. */
const checkTime = (engine: Engine, concern: Doc): void => {
  const after = concern.get('afterClusterTime');
  if (concern.has('atClusterTime'))
    throw new StoreError('InvalidOptions', 'readConcern.atClusterTime is only allowed with snapshot');
  if (after === undefined) return;
  if (!(after instanceof Timestamp))
    throw new StoreError(
      'TypeMismatch',
      `BSON field 'readConcern.afterClusterTime' is the wrong type '${typeOf(after)}', expected type 'timestamp'`,
    );
  if (engine.clock.isAhead(after))
    throw new StoreError(
      'InvalidOptions',
      `readConcern afterClusterTime value must not be greater than the current clusterTime. Requested clusterTime: { ts: ${show(after)} }; current clusterTime: { ts: ${show(engine.clock.time)} }`,
    );
};

/** With `majority` and `linearizable` nothing is answered that a crash could take back: it must be on disk first. */
export const wantsDurable = (request: Request): boolean => {
  const level = request.optionalDoc('readConcern')?.get('level');
  return level === 'majority' || level === 'linearizable';
};

const checkLevel = (level: Value): void => {
  if (level === undefined) return;
  if (typeof level !== 'string' || !READ_LEVELS.includes(level))
    throw new StoreError(
      'BadValue',
      `Enumeration value '${show(level)}' for field 'readConcern.level' is not a valid value.`,
    );
  if (level === 'snapshot')
    throw new StoreError(
      'InvalidOptions',
      'Storage engine does not support read concern: { level: "snapshot" }',
    );
};

const WRITE_FIELDS = ['w', 'j', 'wtimeout', 'fsync', 'provenance', 'getLastError', 'wElectionId', 'wOpTime'];

const checkWriteConcern = (request: Request): void => {
  const concern = request.optionalDoc('writeConcern');
  if (concern) knownFields(concern, 'WriteConcernOptions', WRITE_FIELDS);
  const w = concern?.get('w');
  if (w === undefined || typeof w === 'string' || isDoc(w)) return;
  if (!isNumeric(w)) throw new StoreError('FailedToParse', 'w has to be a number, string, or object');
  if (toDouble(w) < 0 || toDouble(w) > 50)
    throw new StoreError(
      'FailedToParse',
      'w has to be a non-negative number and not greater than 50; found: ' + String(w),
    );
};

/** A pipeline that writes cannot also wait to read linearly. */
export const refuseLinearizable = (request: Request): void => {
  if (request.optionalDoc('readConcern')?.get('level') === 'linearizable')
    throw new StoreError(
      'InvalidOptions',
      "$out and $merge cannot be used with a 'linearizable' read concern level",
    );
};

const unmet = (request: Request): Doc | undefined => {
  const w = request.optionalDoc('writeConcern')?.get('w');
  if (isNumeric(w) && toDouble(w) > 1)
    return doc({ code: 100, codeName: 'UnsatisfiableWriteConcern', errmsg: 'Not enough data-bearing nodes' });
  if (typeof w === 'string' && w !== 'majority')
    return doc({
      code: 79,
      codeName: 'UnknownReplWriteConcern',
      errmsg: `No write concern mode named '${w}' found in replica set configuration`,
    });
  return undefined;
};

/** Tells of a write concern that one member cannot meet; the write itself has happened. */
export const withWriteConcern = (request: Request, reply: Reply): Reply => {
  const error = isBatch(reply) ? undefined : unmet(request);
  return error && !isBatch(reply) ? new Map([...reply, ['writeConcernError', error] as const]) : reply;
};
