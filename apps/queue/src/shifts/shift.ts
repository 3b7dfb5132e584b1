import { shiftChangedV1, type ClinicianPrincipal, type Principal, type Shift } from '@om/contracts';
import { makeEvent } from '@om/messaging';
import type { OutboxEntry, Timer } from '@om/persistence';

/** Who has not logged out after so many hours has gone home without ending the shift. */
export const LONGEST_SHIFT_HOURS = 16;
const HOUR_MS = 3_600_000;

/** Kinds of timers of a shift: bring it to the person's cases, end what was forgotten. */
export const SHIFT_TIMERS = { spread: 'spread', forgotten: 'forgotten' } as const;

/** The shift a person begins, or undefined when it is the one they are on. */
export const started = (
  known: Shift | undefined,
  { personId, name, profession, careUnitId, role, lead = false }: ClinicianPrincipal,
  shiftType: Shift['shiftType'] | undefined,
  now: Date,
): Shift | undefined => {
  const wanted = { personId, name, profession, careUnitId, role, lead };
  const type = shiftType ?? known?.shiftType ?? 'primary';
  const goesOn = known?.onShift === true && !isElsewhere(known, wanted);
  if (goesOn && known.lead === lead && known.shiftType === type) return undefined;
  return { ...wanted, shiftType: type, onShift: true, since: goesOn ? known.since : now.toISOString() };
};

/** True when a shift in another unit or role would begin. */
export const isElsewhere = (known: Shift, wanted: Pick<Shift, 'careUnitId' | 'role'>): boolean =>
  known.careUnitId !== wanted.careUnitId || known.role !== wanted.role;

/** The shift after its end, or undefined when there is none to end. */
export const ended = (known: Shift, now: Date): Shift | undefined =>
  known.onShift ? { ...known, onShift: false, since: now.toISOString() } : undefined;

/** What a changed shift causes: everyone is told, the person's cases follow, and a forgotten one ends by itself. */
export const effectsOf = (
  after: Shift,
  facts: { before: Shift | undefined; version: number; actor: Principal; id: string; now: Date },
): { outbox: OutboxEntry[]; timers: { set: Timer[]; drop: string[] } } => {
  const { before, version, actor, id, now } = facts;
  const envelope = makeEvent(shiftChangedV1, {
    id,
    time: now,
    subject: after.personId,
    version,
    actor,
    careunits: [...new Set([after.careUnitId, before?.careUnitId ?? after.careUnitId])],
    data: { shift: after },
  });
  const spread = { id: `${SHIFT_TIMERS.spread}:${String(version)}`, kind: SHIFT_TIMERS.spread, at: now };
  return {
    outbox: [{ id, at: now, kind: 'event', envelope }],
    timers: {
      set: after.onShift ? [spread, forgottenAt(after)] : [spread],
      drop: before && before.since !== after.since ? [forgottenAt(before).id] : [],
    },
  };
};

const forgottenAt = ({ since }: Shift): Timer => ({
  id: `${SHIFT_TIMERS.forgotten}:${since}`,
  kind: SHIFT_TIMERS.forgotten,
  at: new Date(Date.parse(since) + LONGEST_SHIFT_HOURS * HOUR_MS),
});
