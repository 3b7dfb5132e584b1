import { Schema, type Model } from 'mongoose';
import type { AuditRow, HistoryRow } from './aggregate.js';
import { Batcher } from './batcher.js';

/** Rows are kept under their id, so that copying one twice is copying it once. */
type Stored<R extends { id: string }> = Omit<R, 'id'> & { _id: string };

/** Schema of the `audit` collection: looked up by patient and by person, in order of time. */
export const auditSchema = new Schema(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    actor: { type: Schema.Types.Mixed, required: true },
    careUnitId: String,
    patientId: { type: String, required: true },
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

/** Copies audit and history rows into their collections, each once. */
export class RowStore {
  private readonly audit: Batcher<AuditRow>;
  private readonly history: Batcher<HistoryRow>;

  constructor(audit: Model<Stored<AuditRow>>, history: Model<Stored<HistoryRow>>) {
    this.audit = new Batcher((rows) => insertOnce(audit, rows));
    this.history = new Batcher((rows) => insertOnce(history, rows));
  }

  /** Resolves when the row is stored. */
  saveAudit(row: AuditRow): Promise<void> {
    return this.audit.add(row);
  }

  /** Resolves when the row is stored. */
  saveHistory(row: HistoryRow): Promise<void> {
    return this.history.add(row);
  }
}

const insertOnce = async <R extends { id: string }>(model: Model<Stored<R>>, rows: R[]): Promise<void> => {
  const upserts = rows.map(({ id, ...row }) => ({
    updateOne: { filter: { _id: id }, update: { $setOnInsert: row }, upsert: true },
  }));
  await model.bulkWrite(upserts as unknown as Parameters<typeof model.bulkWrite>[0], { ordered: false });
};

/** The audit trail of reads: written before the answer is given (architecture 2-3). */
export class AuditTrail {
  constructor(private readonly rows: RowStore) {}

  /** Resolves when the row is stored; a read awaits this before it answers. */
  record(row: AuditRow): Promise<void> {
    return this.rows.saveAudit(row);
  }
}
