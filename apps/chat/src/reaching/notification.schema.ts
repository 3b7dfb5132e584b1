import { aggregateSchemaFields, type AggregateFields, type ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';
import type { NotificationKind, NotificationStatus } from './notification.js';

/** One attempt to reach the patient; `_id` names the occasion. */
export interface NotificationDocument extends AggregateFields {
  visitId: string;
  careUnitId: string;
  kind: NotificationKind;
  /** The entry it is about, when it is about one. */
  seq?: number;
  /** The time its text names, when it names one. */
  about?: Date | undefined;
  /** Number it goes to; absent when the patient has given none. */
  to?: string | undefined;
  status: NotificationStatus;
  /** The provider's own id of the SMS, once it has said it. */
  providerId?: string | undefined;
  /** When the attempt began. */
  begunAt: Date;
  /** When it got this status. */
  at: Date;
  /** How often the provider has been asked in this status. */
  attempts: number;
}

const fields = {
  ...aggregateSchemaFields,
  visitId: { type: String, required: true },
  careUnitId: { type: String, required: true },
  kind: { type: String, required: true },
  seq: Number,
  about: Date,
  to: String,
  status: { type: String, required: true },
  providerId: String,
  begunAt: { type: Date, required: true },
  at: { type: Date, required: true },
  attempts: { type: Number, required: true },
} satisfies Record<keyof NotificationDocument, unknown>;

/** Collection `notifications`: looked up by visit, in the order the attempts began, and by the provider's id. */
export const notificationModel: ModelDefinition = {
  name: 'Notification',
  collection: 'notifications',
  schema: new Schema(fields, { versionKey: false })
    .index({ visitId: 1, begunAt: 1 })
    .index({ providerId: 1 }, { sparse: true }),
};
