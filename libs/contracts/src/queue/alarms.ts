import { LEADING } from '@om/visit-state';
import { z } from 'zod';
import { defineCommand, defineEvent, defineQuery } from '../define.js';
import { careUnitId, hsaId, id, instant, label } from '../fields.js';

/**
 * What needs somebody at once (domain 4.4, 4.6): nobody answered in time · Akut! · a handover that ran out or was declined by
 * the person it was addressed to · a reply nobody answered for a working day · a booked patient whom nobody has met · a shift
 * that ended with cases left · something a clinician has not documented within 48 hours, and within 14 days.
 */
export const ALARM_KINDS = [
  'overdue',
  'emergency',
  'handover-expired',
  'handover-declined',
  'reply-escalated',
  'care-absent',
  'shift-ended',
  'duty-late',
  'duty-overdue',
] as const;

/** An alarm. No patient data: the visit says the rest to those who may see it. */
export const alarm = z.object({
  alarmId: id,
  kind: z.enum(ALARM_KINDS),
  /** The unit whose lead it is for. */
  careUnitId,
  /** Also for this person: the sender of a handover, the responsible of a reply. */
  personId: hsaId.optional(),
  /** Absent for `shift-ended`. */
  visitId: id.optional(),
  /** Of whom it speaks: who left the shift, who was to document. */
  about: label.optional(),
  /** How many cases were left, only `shift-ended`. */
  cases: z.int().optional(),
  raisedAt: instant,
  acknowledged: z.object({ personId: hsaId, name: label, at: instant }).optional(),
  /** The cause is gone: somebody took the case, answered, cleared it. */
  overAt: instant.optional(),
});
export type Alarm = z.output<typeof alarm>;
export const exampleAlarm: Alarm = {
  alarmId: '0198c1f2-0000-7000-8000-000000000700',
  kind: 'overdue',
  careUnitId: 'min-vard',
  visitId: '0198c1f2-0000-7000-8000-000000000001',
  raisedAt: '2026-11-23T09:23:00.000Z',
};

/**
 * Alarms neither acknowledged nor over, oldest first: the unit's for its lead, or for everyone while none is at work, and the asker's.
 * Of more than 100 those about notes are left out first, those of an emergency last.
 */
export const listAlarms = defineQuery({
  name: 'queue.alarms',
  meaning: 'The alarms that wait for the asker.',
  payload: z.strictObject({}),
  answer: z.object({ alarms: z.array(alarm).max(100) }),
  examples: [{ payload: {}, answer: { alarms: [exampleAlarm] } }],
});
/** Says that somebody looks after it. Again is answered with who was first. */
export const acknowledgeAlarm = defineCommand({
  name: 'queue.acknowledge-alarm',
  meaning: 'Somebody who may see the alarm says that they look after it.',
  payload: z.strictObject({ alarmId: id }),
  answer: z.object({ alarm }),
  examples: [{ payload: { alarmId: exampleAlarm.alarmId }, answer: { alarm: exampleAlarm } }],
});
/** State by alarm. */
export const alarmChangedV1 = defineEvent({
  type: 'queue.alarm-changed.v1',
  carries: 'state',
  meaning: 'An alarm has been raised, acknowledged, or its cause is gone.',
  data: z.object({
    alarm,
    /** Whether a lead of the unit was at work then, by which `isAlarmFor` tells who sees it; absent in older ones = one was. */
    leading: z.enum(LEADING).optional(),
  }),
  examples: [
    { alarm: exampleAlarm, leading: 'at-work' },
    { alarm: { ...exampleAlarm, overAt: '2026-11-23T09:25:00.000Z' } },
  ],
});
