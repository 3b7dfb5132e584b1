import { Batcher } from '@om/platform';
import { Schema, type Model } from 'mongoose';
import type { AuditRow, HistoryRow } from './aggregate.js';

/** Rows are kept under their id, so that copying one twice is copying it once. */
type Stored<R extends { id: string }> = Omit<R, 'id'> & { _id: string };

/** Schema of the `audit` collection: looked up by patient and by person, in order of time. */
export const auditSchema = new Schema(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    actor: { type: Schema.Types.Mixed, required: true },
    careUnitId: String,
    patientId: String,
    visitId: String,
    action: { type: String, required: true },
    what: { type: String, required: true },
  },
  { collection: 'audit', versionKey: false },
)
  .index({ patientId: 1, at: 1 })
  .index({ 'actor.personId': 1, at: 1 });

/** Schema of the `history` collection: looked up by aggregate, in order of time. */
export const historySchema = new Schema(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    subject: { type: String, required: true },
  },
  { collection: 'history', versionKey: false, strict: false },
).index({ subject: 1, at: 1 });

/** How long a row of an outbox waits for others, milliseconds: it is safe where it is, and nobody waits for it. */
const PACE = { lingerMs: 50, restMs: 250 };

/** Copies audit and history rows into their collections, each once. */
export class RowStore {
  private readonly audit: Batcher<AuditRow, undefined>;
  private readonly unhurriedAudit: Batcher<AuditRow, undefined>;
  private readonly history: Batcher<HistoryRow, undefined>;

  constructor(audit: Model<Stored<AuditRow>>, history: Model<Stored<HistoryRow>>) {
    this.audit = new Batcher((rows) => insertOnce(audit, rows));
    this.unhurriedAudit = new Batcher((rows) => insertOnce(audit, rows), PACE);
    this.history = new Batcher((rows) => insertOnce(history, rows), PACE);
  }

  /** Resolves when the row is stored; for a read, whose answer waits for it. */
  async saveAudit(row: AuditRow): Promise<void> {
    await this.audit.add(row);
  }

  /** Resolves when the row is stored, some time later; for rows that an outbox holds until then. */
  async copyAudit(row: AuditRow): Promise<void> {
    await this.unhurriedAudit.add(row);
  }

  /** Resolves when the row is stored, some time later. */
  async copyHistory(row: HistoryRow): Promise<void> {
    await this.history.add(row);
  }
}

const insertOnce = async <R extends { id: string }>(
  model: Model<Stored<R>>,
  rows: R[],
): Promise<readonly undefined[]> => {
  const upserts = rows.map(({ id, ...row }) => ({
    updateOne: { filter: { _id: id }, update: { $setOnInsert: row }, upsert: true },
  }));
  await model.bulkWrite(upserts as unknown as Parameters<typeof model.bulkWrite>[0], { ordered: false });
  return rows.map(() => undefined);
};

/** The audit trail of reads: written before the answer is given (architecture 2-3). */
export class AuditTrail {
  constructor(private readonly rows: RowStore) {}

  /** Resolves when the row is stored; a read awaits this before it answers. */
  record(row: AuditRow): Promise<void> {
    return this.rows.saveAudit(row);
  }
}
