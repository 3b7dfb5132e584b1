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
import { ALARMS_THAT_CAN_WAIT, type Leading } from '@om/visit-state';
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

const FIRST: readonly Alarm['kind'][] = ['emergency'];
const LAST: readonly Alarm['kind'][] = ALARMS_THAT_CAN_WAIT;

/** Kinds of alarms, the most pressing first: where there are more than a list holds, it is the others that are left out. */
export const BY_PRESSURE: readonly (readonly Alarm['kind'][])[] = [
  FIRST,
  ALARM_KINDS.filter((kind) => !FIRST.includes(kind) && !LAST.includes(kind)),
  LAST,
];

/** When and by whom an alarm is changed, and whether a lead of its unit is at work then. */
export interface Occasion {
  readonly actor: Principal;
  readonly now: Date;
  readonly leading: Leading;
}

/** Tells the screens of those who may see it. */
export const alarmEvent = (
  alarm: Alarm,
  version: number,
  { actor, now, leading }: Occasion,
): OutboxEntry[] => {
  const id = v5(String(version), alarm.alarmId);
  const envelope = makeEvent(alarmChangedV1, {
    id,
    time: now,
    subject: alarm.alarmId,
    version,
    actor,
    careunits: [alarm.careUnitId],
    data: { alarm, leading },
  });
  return [{ id, at: now, kind: 'event', envelope }];
};
