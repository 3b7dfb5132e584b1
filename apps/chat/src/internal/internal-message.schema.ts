import type { InternalMessage } from '@om/contracts';
import { aggregateSchemaFields, type AggregateFields, type ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';

/** One message of a vårdgivarchatt as it is stored: never changed, except that its outbox empties. */
export interface InternalMessageDocument extends AggregateFields {
  visitId: string;
  /** Place in the vårdgivarchatt of its visit, 1, 2, 3 … without gaps. */
  internalSeq: number;
  clientId: string;
  sender: InternalMessage['sender'];
  text: string;
  at: Date;
  /** Version of the visit by which it was decided that it may be written; whose part ended then does not read it. */
  visitVersion: number;
}

const sender = { personId: String, name: String, profession: String, careUnitId: String };
const fields = {
  ...aggregateSchemaFields,
  visitId: { type: String, required: true },
  internalSeq: { type: Number, required: true },
  clientId: { type: String, required: true },
  sender: { type: new Schema(sender, { _id: false }), required: true },
  text: { type: String, required: true },
  at: { type: Date, required: true },
  visitVersion: { type: Number, required: true },
} satisfies Record<keyof InternalMessageDocument, unknown>;

/**
 * Collection `internal-messages`: apart from `messages`, so that no query for a patient can ever meet one. The two unique
 * indexes keep one place each and one message a client id.
 */
export const internalMessageModel: ModelDefinition = {
  name: 'InternalMessage',
  collection: 'internal-messages',
  schema: new Schema(fields, { versionKey: false })
    .index({ visitId: 1, internalSeq: 1 }, { unique: true })
    .index({ visitId: 1, clientId: 1 }, { unique: true }),
};

/** As those concerned see it. */
export const internalMessageOf = ({
  _id,
  visitId,
  internalSeq,
  clientId,
  sender,
  text,
  at,
}: InternalMessageDocument): InternalMessage => ({
  internalMessageId: _id,
  visitId,
  internalSeq,
  clientId,
  sender,
  text,
  at: at.toISOString(),
});
