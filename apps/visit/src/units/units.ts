import { Inject, Injectable } from '@nestjs/common';
import type { CareUnit } from '@om/contracts';
import type { Heard } from '@om/messaging';
import { modelToken, storeNewer } from '@om/persistence';
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
  async apply(unit: CareUnit): Promise<Heard> {
    const { careUnitId, version } = unit;
    const result = await storeNewer(this.model, { _id: careUnitId, version, unit });
    return result === 'outdated' ? result : undefined;
  }
}
