import { Inject, Injectable } from '@nestjs/common';
import type { CareUnit } from '@om/contracts';
import type { Heard } from '@om/messaging';
import { modelToken, storeNewer } from '@om/persistence';
import type { Model } from 'mongoose';
import { unitModel, type DocumentedUnit } from './unit.schema.js';

/** Replica of the units' note templates, which queue owns: the newest version wins. */
@Injectable()
export class Units {
  constructor(@Inject(modelToken(unitModel.name)) private readonly model: Model<DocumentedUnit>) {}

  /** Takes in a unit as queue tells it; an older version, or the same again, changes nothing. */
  async apply({ careUnitId, version, noteTemplates = [] }: CareUnit): Promise<Heard> {
    const result = await storeNewer(this.model, { _id: careUnitId, version, noteTemplates });
    return result === 'outdated' ? result : undefined;
  }

  /** What is known of a unit; `null` when queue has told nothing of it yet. */
  find(careUnitId: string): Promise<DocumentedUnit | null> {
    return this.model.findById(careUnitId).lean().exec();
  }
}
