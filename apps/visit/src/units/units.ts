import { Inject, Injectable } from '@nestjs/common';
import type { CareUnit } from '@om/contracts';
import { duplicateKeyOf, modelToken } from '@om/persistence';
import type { Model } from 'mongoose';
import type { UnitDocument } from './unit.schema.js';

/** Replica of the units' settings, which queue owns: the newest version wins (architecture 2-2). */
@Injectable()
export class Units {
  constructor(@Inject(modelToken('Unit')) private readonly model: Model<UnitDocument>) {}

  /** The settings of a unit, or undefined when queue has told of none with this id. */
  async find(careUnitId: string): Promise<CareUnit | undefined> {
    return (await this.model.findById(careUnitId).lean().exec())?.unit;
  }

  /** Takes in a unit as queue tells it; an older version, or the same again, changes nothing. */
  async apply(unit: CareUnit): Promise<void> {
    const older = { _id: unit.careUnitId, version: { $lt: unit.version } };
    const update = { $set: { version: unit.version, unit } };
    try {
      await this.model.updateOne(older, update, { upsert: true });
    } catch (error) {
      // There is a newer document, or an older one was stored between look-up and insert: then it is older now.
      if (!duplicateKeyOf(error)) throw error;
      await this.model.updateOne(older, update);
    }
  }
}
