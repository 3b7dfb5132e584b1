import type { Doc } from '../bson/value.js';

/** An answer whose documents are copied in as they were stored. */
export interface BatchReply {
  readonly field: 'firstBatch' | 'nextBatch';
  readonly documents: readonly Buffer[];
  /** The other fields of `cursor`. */
  readonly cursor: Doc;
}

export type Reply = Doc | BatchReply;

export const isBatch = (reply: Reply): reply is BatchReply => !(reply instanceof Map);
