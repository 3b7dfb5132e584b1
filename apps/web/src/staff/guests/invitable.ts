import type { Profession } from '@om/contracts';
import type { VisitSnapshot } from '@om/contracts/visit';
import { unitsWithin, type Resources } from '../handover/resources.js';
import { byShiftType, type ShiftType } from '../shift/shift-type.js';

/** A colleague on shift who can be asked in as guest. */
export interface Colleague {
  readonly personId: string;
  readonly name: string;
  readonly profession: Profession;
  readonly careUnitId: string;
  readonly careUnitName: string;
  readonly shiftType: ShiftType;
}

/** Everyone on shift within the care provider who does not take part yet, each once: the first in line first, by name. */
export const invitable = (
  resources: Resources,
  visit: Pick<VisitSnapshot, 'responsible' | 'guests'>,
  me: string,
): readonly Colleague[] => {
  const taken = new Set([
    me,
    visit.responsible?.personId,
    ...(visit.guests ?? []).map((one) => one.personId),
  ]);
  const found = new Map<string, Colleague>();
  for (const { careUnitId, careUnitName, roles } of unitsWithin(resources))
    for (const { personId, name, profession, shiftType } of roles.flatMap((role) => role.onShift))
      if (!taken.has(personId))
        found.set(personId, { personId, name, profession, careUnitId, careUnitName, shiftType });
  return [...found.values()].sort(byShiftType);
};
