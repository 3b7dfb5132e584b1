import type { Profession } from '@om/contracts';
import type { VisitSnapshot } from '@om/contracts/visit';
import type { Resources } from '../handover/resources.js';

/** A colleague on shift who can be asked in as guest. */
export interface Colleague {
  readonly personId: string;
  readonly name: string;
  readonly profession: Profession;
  readonly careUnitId: string;
  readonly careUnitName: string;
}

/** Everyone on shift who does not take part yet, each once, by name. */
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
  for (const { careUnitId, careUnitName, roles } of resources.units)
    for (const { personId, name, profession } of roles.flatMap((role) => role.onShift))
      if (!taken.has(personId)) found.set(personId, { personId, name, profession, careUnitId, careUnitName });
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'sv'));
};
