import { Inject, Injectable } from '@nestjs/common';
import { unitHistoryEntry, type listUnitHistory, type UnitHistoryEntry } from '@om/contracts';
import type { Answer, Payload } from '@om/messaging';
import { modelToken, type HistoryRow } from '@om/persistence';
import type { Model } from 'mongoose';

/** A line as the store has it. */
type StoredRow = Pick<HistoryRow, 'at' | 'subject'>;

/** Reads what has been changed at a unit. */
@Injectable()
export class UnitHistory {
  constructor(@Inject(modelToken('History')) private readonly model: Model<StoredRow>) {}

  /** Newest first. */
  async list(
    careUnitId: string,
    { limit, before }: Payload<typeof listUnitHistory>,
  ): Promise<Answer<typeof listUnitHistory>> {
    const until = before === undefined ? {} : { at: { $lt: new Date(before) } };
    const found = await this.model
      .find({ subject: careUnitId, ...until })
      .sort({ at: -1 })
      .limit(limit + 1)
      .lean()
      .exec();
    const entries = found.slice(0, limit).map((row) => entryOf(row));
    return { entries, more: found.length > limit };
  }
}

const entryOf = (row: StoredRow): UnitHistoryEntry =>
  unitHistoryEntry.parse({ ...row, at: row.at.toISOString() });
