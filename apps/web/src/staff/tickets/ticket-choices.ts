import type { Profession } from '@om/contracts';
import type { StaffVisit } from '@om/contracts/gateway';
import type { Resources } from '../handover/resources.js';

/** A unit a ticket can lead to, with what one can book a time for there. */
export type TicketUnit = NonNullable<StaffVisit['ticketChoices']>[number];

/** Units a ticket can lead to; while the list is away only the visit's own, about the same reason. */
export const unitsOf = ({
  ticketChoices,
  visit,
}: Pick<StaffVisit, 'ticketChoices' | 'visit'>): readonly TicketUnit[] =>
  ticketChoices ?? [{ careUnitId: visit.careUnitId, name: visit.careUnitName, reasons: [visit.reason] }];

/** What one can book a time for at a unit. */
export const reasonsOf = (units: readonly TicketUnit[], careUnitId: string): TicketUnit['reasons'] =>
  units.find((unit) => unit.careUnitId === careUnitId)?.reasons ?? [];

/** The same reason where the unit has it, else its first. */
export const reasonAt = (units: readonly TicketUnit[], careUnitId: string, wanted: string): string => {
  const reasons = reasonsOf(units, careUnitId);
  return reasons.find((reason) => reason.code === wanted)?.code ?? reasons[0]?.code ?? wanted;
};

/** Someone a time can be with. */
export interface Clinician {
  readonly personId: string;
  readonly name: string;
  readonly profession: Profession;
}

/** Those on shift at a unit, each once, by name. */
export const cliniciansOf = (resources: Resources, careUnitId: string): readonly Clinician[] => {
  const unit = resources.units.find((one) => one.careUnitId === careUnitId);
  const found = new Map<string, Clinician>();
  for (const one of (unit?.roles ?? []).flatMap((role) => role.onShift)) found.set(one.personId, one);
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'sv'));
};
