import type { CareUnit } from '@om/contracts';
import { Schema } from 'mongoose';

/** A care unit's settings as queue last told them; `unit` is exactly what the contract carries. */
export interface UnitDocument {
  /** The care unit's id. */
  _id: string;
  version: number;
  unit: CareUnit;
}

export const unitSchema: Schema = new Schema(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    unit: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'units', versionKey: false },
);
