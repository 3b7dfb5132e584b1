import { StoreError } from '../errors.js';
import type { Command } from './command.js';
import type { Request } from './request.js';

/** Fields that every command may carry. */
const GENERAL = new Set([
  '$db',
  '$readPreference',
  '$clusterTime',
  '$configServerState',
  '$queryOptions',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'autocommit',
  'clientOperationKey',
  'comment',
  'help',
  'lsid',
  'maxTimeMS',
  'maxTimeMSOpOnly',
  'readConcern',
  'startTransaction',
  'stmtId',
  'stmtIds',
  'txnNumber',
  'writeConcern',
]);

/** Refuses a field the command does not know (40415), so that nothing asked for is silently left undone. */
export const checkFields = (command: Command, request: Request): void => {
  if (command.fields.includes('*')) return;
  for (const name of request.fieldNames())
    if (name !== request.name && !GENERAL.has(name) && !command.fields.includes(name))
      throw new StoreError(40415, `BSON field '${request.name}.${name}' is an unknown field.`);
  checkApi(request);
};

const checkApi = (request: Request): void => {
  const version = request.optionalText('apiVersion');
  if (version === undefined && (request.has('apiStrict') || request.has('apiDeprecationErrors')))
    throw new StoreError(
      'InvalidOptions',
      'Provided apiStrict and/or apiDeprecationErrors without passing apiVersion',
    );
  if (version !== undefined && version !== '1')
    throw new StoreError('APIVersionError', 'API version must be "1"');
  if (version !== undefined && request.flag('apiStrict') && !IN_API_1.has(request.name))
    throw new StoreError(
      'APIStrictError',
      `Provided apiStrict:true, but the command ${request.name} is not in API Version 1. Information on supported commands and migrations in API Version 1 can be found at https://dochub.mongodb.org/core/manual-versioned-api`,
    );
};

/** The commands of the stable API, version 1. */
const IN_API_1 = new Set([
  'abortTransaction',
  'aggregate',
  'authenticate',
  'bulkWrite',
  'collMod',
  'commitTransaction',
  'count',
  'create',
  'createIndexes',
  'delete',
  'drop',
  'dropDatabase',
  'dropIndexes',
  'endSessions',
  'explain',
  'find',
  'findAndModify',
  'getMore',
  'hello',
  'insert',
  'killCursors',
  'listCollections',
  'listDatabases',
  'listIndexes',
  'ping',
  'refreshSessions',
  'saslContinue',
  'saslStart',
  'update',
]);
