import { Inject, Injectable, Logger } from '@nestjs/common';
import { listResources, type ClinicianPrincipal, type Principal, type Shift } from '@om/contracts';
import { isRefused, Requester, type Heard } from '@om/messaging';
import { modelToken, storeNewer } from '@om/persistence';
import { OURSELVES } from '@om/visit-state';
import type { Model } from 'mongoose';
import type { ShiftDocument } from './shift.schema.js';

/** A place of work: one role at one unit. */
export interface PlaceOfWork {
  readonly careUnitId: string;
  readonly role: string;
}

/** How long queue is waited for, milliseconds: a clinician stands before a button that they have pressed. */
const OWNER_TIMEOUT_MS = 2_000;

/** Replica of who works where, which queue owns: what the guards of handovers and guests ask (domain 4.4). */
@Injectable()
export class Shifts {
  private readonly logger = new Logger(Shifts.name);

  constructor(
    @Inject(modelToken('Shift')) private readonly model: Model<ShiftDocument>,
    private readonly requester: Requester,
  ) {}

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

  /**
   * Whether a clinician is on shift in the unit and role they act in. A replica that says no may lag behind a shift that has
   * just begun, so then queue is asked. While queue is away the answer is yes: a patient must not be left without an answer
   * because nobody can say who works (ADR 20).
   */
  async isOnShift(actor: Principal): Promise<boolean> {
    if (actor.kind !== 'clinician') return false;
    const shift = await this.find(actor.personId);
    const isHere =
      shift?.onShift === true && shift.careUnitId === actor.careUnitId && shift.role === actor.role;
    return isHere || this.isOnShiftByOwner(actor);
  }

  private async isOnShiftByOwner({ personId, careUnitId, role }: ClinicianPrincipal): Promise<boolean> {
    const by = { principal: OURSELVES, timeoutMs: OWNER_TIMEOUT_MS };
    const told = await this.requester.request(listResources, { careUnitId }, by);
    if (isRefused(told)) {
      this.logger.warn({ msg: 'who is on shift cannot be told', code: told.refused.code });
      return true;
    }
    const places = told.units.flatMap(({ roles }) => roles);
    return places.some(
      (place) => place.role === role && place.onShift.some((one) => one.personId === personId),
    );
  }

  /** Takes in a shift as queue tells it; an older version, or the same again, changes nothing. */
  async apply(shift: Shift, version: number): Promise<Heard> {
    const result = await storeNewer(this.model, { _id: shift.personId, version, shift });
    return result === 'outdated' ? result : undefined;
  }
}
