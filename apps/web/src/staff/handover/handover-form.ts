import { HANDOVER_MESSAGE_LIMIT, type VisitSnapshot } from '@om/contracts/visit';
import type { Profession } from '@om/contracts';
import { handoverCanWaitForShift, handoverNeedsMessage } from '@om/visit-state';
import type { Resources } from './resources.js';

export type Priority = VisitSnapshot['priority'];

/** What the person has chosen in *Lämna över besök*. Empty = not chosen. */
export interface HandoverForm {
  readonly careUnitId: string;
  readonly role: Profession | '';
  readonly personId: string;
  readonly priority: Priority;
  readonly message: string;
}

/** A field that must be put right, with the key of its sentence. */
export type HandoverError =
  | { readonly field: 'role'; readonly key: 'chooseRole' | 'nobodyOnShift' }
  | { readonly field: 'message'; readonly key: 'messageNeeded' | 'messageTooLong' };

/** Roles of the chosen unit, with who is on shift. */
export const rolesOf = (resources: Resources, careUnitId: string): Resources['units'][number]['roles'] =>
  resources.units.find((unit) => unit.careUnitId === careUnitId)?.roles ?? [];

/** People on shift in the chosen role, without the asker. */
export const personsOf = (
  resources: Resources,
  form: Pick<HandoverForm, 'careUnitId' | 'role'>,
  me: string,
): Resources['units'][number]['roles'][number]['onShift'] =>
  rolesOf(resources, form.careUnitId)
    .find((row) => row.role === form.role)
    ?.onShift.filter((person) => person.personId !== me) ?? [];

/** What is wrong with the form; nothing when it can be sent. */
export const handoverErrors = (
  form: HandoverForm,
  resources: Resources,
  me: string,
): readonly HandoverError[] => {
  const errors: HandoverError[] = [];
  if (form.role === '') errors.push({ field: 'role', key: 'chooseRole' });
  else if (personsOf(resources, form, me).length === 0 && !handoverCanWaitForShift(form.priority))
    errors.push({ field: 'role', key: 'nobodyOnShift' });
  const message = form.message.trim();
  if (message === '' && handoverNeedsMessage(form.priority))
    errors.push({ field: 'message', key: 'messageNeeded' });
  if (message.length > HANDOVER_MESSAGE_LIMIT) errors.push({ field: 'message', key: 'messageTooLong' });
  return errors;
};
