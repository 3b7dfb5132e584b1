import { Inject, Injectable } from '@nestjs/common';
import type { Principal, Shift } from '@om/contracts';
import type { Heard } from '@om/messaging';
import { modelToken, storeNewer } from '@om/persistence';
import type { Model } from 'mongoose';
import type { ShiftDocument } from './shift.schema.js';

/** A place of work: one role at one unit. */
export interface PlaceOfWork {
  readonly careUnitId: string;
  readonly role: string;
}

/** Replica of who works where, which queue owns: what the guards of handovers and guests ask (domain 4.4). */
@Injectable()
export class Shifts {
  constructor(@Inject(modelToken('Shift')) private readonly model: Model<ShiftDocument>) {}

  /** Where a person works now or worked last; undefined for one who has never worked. */
  async find(personId: string): Promise<Shift | undefined> {
    return (await this.model.findById(personId).lean().exec())?.shift;
  }

  /** HSA-ids of those who are on shift in a role at a unit. */
  async onShift({ careUnitId, role }: PlaceOfWork): Promise<string[]> {
    const there: Record<string, unknown> = {
      'shift.careUnitId': careUnitId,
      'shift.role': role,
      'shift.onShift': true,
    };
    const found = await this.model.find(there).lean().exec();
    return found.map(({ _id }) => _id);
  }

  /** Whether a clinician is on shift in the unit and role they act in. */
  async isOnShift(actor: Principal): Promise<boolean> {
    if (actor.kind !== 'clinician') return false;
    const shift = await this.find(actor.personId);
    return shift?.onShift === true && shift.careUnitId === actor.careUnitId && shift.role === actor.role;
  }

  /** Takes in a shift as queue tells it; an older version, or the same again, changes nothing. */
  async apply(shift: Shift, version: number): Promise<Heard> {
    const result = await storeNewer(this.model, { _id: shift.personId, version, shift });
    return result === 'outdated' ? result : undefined;
  }
}
