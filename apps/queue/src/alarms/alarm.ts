import {
  ALARM_KINDS,
  alarmChangedV1,
  type Alarm,
  type ClinicianPrincipal,
  type Principal,
  type Shift,
} from '@om/contracts';
import { makeEvent } from '@om/messaging';
import type { OutboxEntry } from '@om/persistence';
import { v5 } from 'uuid';
import type { AlarmDocument } from './alarm.schema.js';

/** What is stored beside an alarm: on whose lists it stands while it waits. */
export const stored = (alarm: Alarm): Pick<AlarmDocument, 'alarm' | 'waitsAt' | 'waitsFor'> => {
  const waits = !alarm.acknowledged && alarm.overAt === undefined;
  return {
    alarm,
    waitsAt: waits ? alarm.careUnitId : undefined,
    waitsFor: waits ? alarm.personId : undefined,
  };
};

/** The alarm once its visit has been looked at again, or undefined when nothing has changed. */
export const followed = (known: Alarm, hasCause: boolean, now: Date): Alarm | undefined => {
  const { overAt, ...waiting } = known;
  if (hasCause) return overAt === undefined ? undefined : waiting;
  return overAt === undefined ? { ...waiting, overAt: now.toISOString() } : undefined;
};

/** The alarm once somebody looks after it; the first who said so stays. */
export const acknowledged = (
  known: Alarm,
  { personId, name }: ClinicianPrincipal,
  now: Date,
): Alarm | undefined =>
  known.acknowledged ? undefined : { ...known, acknowledged: { personId, name, at: now.toISOString() } };

/** Somebody went home with cases left. One alarm a shift. */
export const leftShift = (shift: Shift, cases: number, now: Date): Alarm => ({
  alarmId: v5(`shift-ended ${shift.personId} ${shift.since}`, v5.URL),
  kind: 'shift-ended',
  careUnitId: shift.careUnitId,
  about: shift.name,
  cases,
  raisedAt: now.toISOString(),
});

/** Whether somebody who leads a unit is at work there, or will be, or whether it has no lead at all. */
export type Leading = 'at-work' | 'away' | 'nobody';

/** What is about notes and not about patients who wait: it is the lead's to know, and can wait until they come. */
const CAN_WAIT: readonly Alarm['kind'][] = ['duty-late', 'duty-overdue'];
const FIRST: readonly Alarm['kind'][] = ['emergency'];

/** Kinds of alarms, the most pressing first: where there are more than a list holds, it is the others that are left out. */
export const BY_PRESSURE: readonly (readonly Alarm['kind'][])[] = [
  FIRST,
  ALARM_KINDS.filter((kind) => !FIRST.includes(kind) && !CAN_WAIT.includes(kind)),
  CAN_WAIT,
];

/**
 * Who sees an alarm and may look after it: the unit's lead, the person it is for, and everyone of the unit where no lead is at work,
 * so that an alarm about a patient is never on nobody's screen.
 */
export const isFor = (
  { kind, careUnitId, personId }: Alarm,
  who: ClinicianPrincipal,
  leading: Leading,
): boolean => {
  if (personId === who.personId) return true;
  if (careUnitId !== who.careUnitId) return false;
  return who.lead === true || leading === 'nobody' || (leading === 'away' && !CAN_WAIT.includes(kind));
};

/** Tells screens. */
export const alarmEvent = (
  alarm: Alarm,
  { version, actor, id, now }: { version: number; actor: Principal; id: string; now: Date },
): OutboxEntry[] => {
  const envelope = makeEvent(alarmChangedV1, {
    id,
    time: now,
    subject: alarm.alarmId,
    version,
    actor,
    careunits: [alarm.careUnitId],
    data: { alarm },
  });
  return [{ id, at: now, kind: 'event', envelope }];
};
