import type { Doc } from './bson/value.js';

/** The error codes of MongoDB 7.0 that this store answers with, by MongoDB's own names. */
export const ERROR_CODES = {
  InternalError: 1,
  BadValue: 2,
  NoSuchKey: 4,
  UnsupportedFormat: 12,
  Unauthorized: 13,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  ProtocolError: 17,
  AuthenticationFailed: 18,
  IllegalOperation: 20,
  InvalidBSON: 22,
  LockTimeout: 24,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  EmptyFieldName: 56,
  DottedFieldName: 57,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  UnknownReplWriteConcern: 79,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  NetworkTimeout: 89,
  ShutdownInProgress: 91,
  OperationFailed: 96,
  UnsatisfiableWriteConcern: 100,
  WriteConflict: 112,
  CommandNotSupported: 115,
  DocumentValidationFailure: 121,
  CommandNotSupportedOnView: 166,
  InvalidPipelineOperator: 168,
  OptionNotSupportedOnView: 167,
  CannotIndexParallelArrays: 171,
  QueryPlanKilled: 175,
  ClientMetadataCannotBeMutated: 186,
  InvalidIndexSpecificationOption: 197,
  CannotBackfillArray: 155,
  InvalidUUID: 207,
  ChunkNotFound: 210,
  InvalidResumeToken: 260,
  OperationNotSupportedInTransaction: 263,
  TransactionTooOld: 225,
  NotImplemented: 238,
  NoSuchTransaction: 251,
  CursorInUse: 143,
  APIVersionError: 322,
  APIStrictError: 323,
  InvalidPipeline: 9,
  FailedToParse: 9,
  UserNotFound: 11,
  QueryFeatureNotAllowed: 224,
  InterruptedAtShutdown: 11600,
  Interrupted: 11601,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  MergeStageNoMatchingDocument: 13113,
  NotARetryableWriteCommand: 50768,
  SearchNotEnabled: 31082,
  ChangeStreamNotEnabled: 376,
  CursorKilled: 237,
  ClusterTimeFailsRateLimiter: 202,
  InterruptedDueToReplStateChange: 11602,
  OutOfDiskSpace: 14031,
  IDLFailedToParse: 40415,
  IDLUnknownField: 40415,
  IDLFailedToParseMissing: 40414,
} as const;

export type ErrorName = keyof typeof ERROR_CODES;

interface StoreErrorOptions extends ErrorOptions {
  /** Further fields of the answer: `keyPattern`, `keyValue`, `errInfo`. */
  readonly details?: Doc;
}

const NAME_OF_CODE = new Map<number, string>(
  Object.entries(ERROR_CODES).map(([name, code]) => [code, name] as const),
);
NAME_OF_CODE.set(9, 'FailedToParse').set(40415, 'Location40415').set(40414, 'Location40414');

/**
 * A refusal as MongoDB would give it. The code is given by name, or as a number for the errors that MongoDB
 * numbers by their place in its source (`Location40323`).
 */
export class StoreError extends Error {
  readonly code: number;
  readonly codeName: string;
  readonly details: Doc | undefined;

  constructor(code: ErrorName | number, message: string, options: StoreErrorOptions = {}) {
    super(message, options);
    this.code = typeof code === 'number' ? code : ERROR_CODES[code];
    this.codeName = NAME_OF_CODE.get(this.code) ?? `Location${this.code}`;
    this.details = options.details;
  }
}
