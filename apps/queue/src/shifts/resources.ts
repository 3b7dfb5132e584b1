import { Inject, Injectable } from '@nestjs/common';
import type { CareUnit, Resource, Shift } from '@om/contracts';
import { CLOCK, type Clock } from '@om/platform';
import { isOpen } from '@om/visit-state';
import { EVERY_ROLE } from '../units/settings-meant.js';
import { Units } from '../units/units.js';
import { Shifts } from './shifts.js';

/** Units and roles a case can go to (*Resurs*), with those on shift. */
@Injectable()
export class Resources {
  constructor(
    private readonly units: Units,
    private readonly shifts: Shifts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(careUnitId?: string): Promise<Resource[]> {
    const [units, onShift] = await Promise.all([
      this.units.list(careUnitId),
      this.shifts.onShift(careUnitId),
    ]);
    return units.map((unit) => resourceOf(unit, onShift, this.clock.now()));
  }
}

/** A unit as a resource: its roles, and in each those on shift by name, the first in line first. */
export const resourceOf = (unit: CareUnit, onShift: readonly Shift[], now: Date): Resource => {
  const here = onShift
    .filter((shift) => shift.careUnitId === unit.careUnitId)
    .sort((left, right) => ORDER(left).localeCompare(ORDER(right), 'sv'));
  return {
    careUnitId: unit.careUnitId,
    careUnitName: unit.name,
    open: isOpen(unit.openingHours, now),
    sameCaregiver: unit.sameCaregiver ?? true,
    roles: (unit.roles ?? EVERY_ROLE).map((role) => ({
      role,
      onShift: here.filter((shift) => shift.role === role).map(personOf),
    })),
  };
};

const ORDER = ({ shiftType, name }: Shift): string => `${shiftType} ${name}`;

const personOf = ({ personId, name, profession, lead, shiftType }: Shift) => ({
  personId,
  name,
  profession,
  lead,
  shiftType,
});
