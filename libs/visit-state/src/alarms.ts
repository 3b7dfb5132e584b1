import type { Clinician } from './visit.js';

/** Whether somebody who leads a unit is at work there, or will be (`away`), or whether it has no lead at all. */
export const LEADING = ['at-work', 'away', 'nobody'] as const;
export type Leading = (typeof LEADING)[number];

/** An alarm as far as it tells whose it is. */
export interface AlarmOutline {
  readonly kind: string;
  readonly careUnitId: string;
  readonly personId?: string | undefined;
}

/** Kinds of alarms that are about notes and not about patients who wait: the lead's to know, and they can wait until the lead comes. */
export const ALARMS_THAT_CAN_WAIT = ['duty-late', 'duty-overdue'] as const;

/**
 * Who sees an alarm and may look after it: the unit's lead, the person it is for, and everyone of the unit where no lead is at work,
 * so that an alarm about a patient is never on nobody's screen.
 */
export const isAlarmFor = (
  { kind, careUnitId, personId }: AlarmOutline,
  who: Clinician,
  leading: Leading,
): boolean => {
  if (personId === who.personId) return true;
  if (careUnitId !== who.careUnitId) return false;
  return who.lead === true || leading === 'nobody' || (leading === 'away' && !canWait(kind));
};

const canWait = (kind: string): boolean => ALARMS_THAT_CAN_WAIT.some((known) => known === kind);
