import { aggregateSchemaFields, type AggregateFields, type ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';
import type { Draft } from './entry.js';

/** One entry of a conversation as it is stored: never changed, except that its outbox and timers empty. */
export interface MessageDocument extends AggregateFields, Draft {
  visitId: string;
  /** Place in the conversation, 1, 2, 3 … without gaps. */
  seq: number;
  at: Date;
}

const author = { side: String, personId: String, name: String, profession: String };
const fields = {
  ...aggregateSchemaFields,
  visitId: { type: String, required: true },
  seq: { type: Number, required: true },
  clientId: { type: String, required: true },
  kind: { type: String, required: true },
  author: new Schema(author, { _id: false }),
  text: { type: String, default: '' },
  at: { type: Date, required: true },
  about: String,
  ticketId: String,
  params: new Schema({ until: String, by: String }, { _id: false }),
  visitVersion: Number,
  lastWritten: new Schema({ patient: Number, care: Number }, { _id: false }),
} satisfies Record<keyof MessageDocument, unknown>;

/**
 * Collection `messages`: one document an entry. The two unique indexes are what keeps the promise of one place each: two
 * writers cannot have the same `seq`, and a repeated client id is not stored again.
 */
export const messageModel: ModelDefinition = {
  name: 'Message',
  collection: 'messages',
  schema: new Schema(fields, { versionKey: false })
    .index({ visitId: 1, seq: 1 }, { unique: true })
    .index({ visitId: 1, clientId: 1 }, { unique: true }),
};
