import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  bookingChangedV1,
  bookSlot,
  createSlots,
  listSlots,
  rebookSlot,
  removeSlot,
  visitCancelledV1,
  type Slot,
  type SlotBooking,
} from '@om/contracts';
import { aClinician, aPatient, eventually, startTestService, type TestService } from '@om/testing';
import { randomUUID } from 'node:crypto';
import { queueEnv } from '../env.js';
import { QueueModule } from '../queue.module.js';
import { aWaiting, granted, visitEvent } from '../testing/heard-visits.js';

const HOUR_MS = 3_600_000;
/** The fiftieth of fifty waits for the others, long on a busy machine; everyone is answered, and nobody asks twice. */
const LONG = { timeoutMs: 25_000 };
let queue: TestService;
let hours = 24;

beforeAll(async () => {
  queue = await startTestService((env) => QueueModule.forEnvironment(env), 'queue', {
    schema: queueEnv,
    env: { SEED: 'demo' },
  });
  await eventually(async () => granted(await queue.request(listSlots, {}, scheduler)).slots.length > 0);
});
afterAll(() => queue.stop());

const scheduler = aClinician({ role: 'administrator' });

/** Times nobody else in this suite uses: each call an hour later. */
const someSlots = async (over: { minutes?: number; clinician?: string } = {}): Promise<Slot[]> => {
  hours += 1;
  const from = new Date(Math.floor(Date.now() / HOUR_MS) * HOUR_MS + hours * HOUR_MS);
  const to = new Date(from.getTime() + HOUR_MS);
  const payload = { from: from.toISOString(), to: to.toISOString(), minutes: 20, ...over };
  return granted(await queue.request(createSlots, payload, scheduler)).slots;
};
const oneSlot = async () => {
  const [slot] = await someSlots();
  if (!slot) throw new Error('no slot');
  return slot;
};
const byStaff = (slotId: string, bookingId = randomUUID(), patientId = randomUUID()) => {
  const asked = { bookingId, slotId, patient: { patientId }, reasonCode: 'axelbesvar' };
  return queue.request(bookSlot, asked, scheduler, LONG);
};
const codeOf = (answer: unknown): string => {
  const { refused } = (answer ?? {}) as { refused?: { code: string } };
  return refused?.code ?? 'granted';
};

describe('a time', () => {
  it('is had by one of fifty who book it at once; the others are told that it is taken', async () => {
    const { slotId } = await oneSlot();
    const codes = (await Promise.all(Array.from({ length: 50 }, () => byStaff(slotId)))).map(codeOf);
    expect(codes.filter((code) => code === 'granted')).toHaveLength(1);
    expect(codes.filter((code) => code === 'queue.slot-taken')).toHaveLength(49);
    const isOfSlot = ({ data }: { data: unknown }) =>
      bookingChangedV1.data.parse(data).booking.slotId === slotId;
    const { data } = await queue.nextPublished(bookingChangedV1.type, isOfSlot);
    expect((await queue.published(bookingChangedV1.type)).filter(isOfSlot)).toHaveLength(1);
    const { slots } = granted(await queue.request(listSlots, { all: true }, scheduler));
    const { bookingId } = bookingChangedV1.data.parse(data).booking;
    expect(slots.find((slot) => slot.slotId === slotId)?.bookingId).toBe(bookingId);
  });

  it('booked twice by the same booker is one booking with one answer', async () => {
    const { slotId } = await oneSlot();
    const [bookingId, patientId] = [randomUUID(), randomUUID()];
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => byStaff(slotId, bookingId, patientId)),
    );
    const bookings = answers.map((answer) => granted(answer).booking);
    expect(new Set(bookings.map((booking) => JSON.stringify(booking))).size).toBe(1);
  });

  it('is free again, and told, when its visit is cancelled', async () => {
    const { slotId } = await oneSlot();
    const { booking } = granted(await byStaff(slotId));
    const cancelled = aWaiting({
      visitId: booking.bookingId,
      version: 2,
      entry: 'booked',
      state: 'cancelled',
      bookedFor: booking.from,
      cancelledAt: '2026-11-23T09:00:00.000Z',
    });
    await queue.emit(visitEvent(cancelled, visitCancelledV1));
    await queue.nextPublished(
      bookingChangedV1.type,
      ({ data }) => bookingChangedV1.data.parse(data).booking.state === 'cancelled',
    );
    expect(codeOf(await byStaff(slotId))).toBe('granted');
  });

  it('that has passed, or is another unit’s, cannot be booked', async () => {
    const { slotId } = await oneSlot();
    const elsewhere = aClinician({ careUnitId: 'exempelby', role: 'administrator' });
    const payload = { bookingId: randomUUID(), slotId, patient: { patientId: randomUUID() } };
    expect(codeOf(await queue.request(bookSlot, { ...payload, reasonCode: 'recept' }, elsewhere))).toBe(
      'queue.unknown-slot',
    );
    const past = { from: '2026-01-01T08:00:00.000Z', to: '2026-01-01T09:00:00.000Z', minutes: 20 };
    expect(codeOf(await queue.request(createSlots, past, scheduler))).toBe('queue.slot-past');
  });

  it('is taken away only while it is free, also when it is booked at the same instant', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { slotId } = await oneSlot();
      const [booking, removal] = await Promise.all([
        byStaff(slotId),
        queue.request(removeSlot, { slotId }, scheduler, LONG),
      ]);
      const codes = [codeOf(booking), codeOf(removal)];
      expect(codes.filter((code) => code === 'granted')).toHaveLength(1);
    }
  });

  it('that was taken away can be made and booked again', async () => {
    const slot = await oneSlot();
    granted(await queue.request(removeSlot, { slotId: slot.slotId }, scheduler));
    expect(codeOf(await byStaff(slot.slotId))).toBe('queue.unknown-slot');
    const again = { from: slot.from, to: slot.to, minutes: 20 };
    expect(granted(await queue.request(createSlots, again, scheduler)).slots).toEqual([slot]);
    expect(codeOf(await byStaff(slot.slotId))).toBe('granted');
  });

  it('of a clinician cannot be made beside another of theirs', async () => {
    const clinician = 'SE2321000131-P000000000039';
    const [first] = await someSlots({ clinician });
    const from = new Date(Date.parse(first?.from ?? '') + 600_000).toISOString();
    const to = new Date(Date.parse(from) + 1_200_000).toISOString();
    const overlapping = { from, to, minutes: 20, clinician };
    expect(codeOf(await queue.request(createSlots, overlapping, scheduler))).toBe('queue.slot-overlap');
  });

  it('with others is made by the lead or the administrator, with oneself by anyone', async () => {
    const nurse = aClinician();
    const from = new Date(Date.now() + 20 * 24 * HOUR_MS).toISOString();
    const to = new Date(Date.parse(from) + HOUR_MS).toISOString();
    const with_ = (clinician: string) => ({ from, to, minutes: 60, clinician });
    const other = with_('SE2321000131-P000000000021');
    expect(codeOf(await queue.request(createSlots, other, nurse))).toBe('queue.forbidden');
    expect(codeOf(await queue.request(createSlots, other, { ...nurse, lead: true }))).toBe('granted');
    expect(codeOf(await queue.request(createSlots, with_(nurse.personId), nurse))).toBe('granted');
  });
});

describe('a booking', () => {
  it('is moved in one step: the former time is free, the new one taken', async () => {
    const [first, second] = await someSlots();
    if (!first || !second) throw new Error('no slots');
    const { booking } = granted(await byStaff(first.slotId));
    const patient = aPatient({ personId: booking.patientId });
    const move = { bookingId: booking.bookingId, slotId: second.slotId };
    const free = granted(await queue.request(listSlots, { bookingId: booking.bookingId }, patient)).slots;
    expect(free.map(({ slotId }) => slotId)).toContain(second.slotId);
    expect(granted(await queue.request(rebookSlot, move, patient)).booking).toMatchObject({
      slotId: second.slotId,
      from: second.from,
      rebooked: 1,
    });
    expect(codeOf(await byStaff(first.slotId))).toBe('granted');
    expect(codeOf(await byStaff(second.slotId))).toBe('queue.slot-taken');
  });

  it('moved to a time that twenty others want at once is moved or stays, and the time has one', async () => {
    const [wanted, own] = await someSlots();
    if (!wanted || !own) throw new Error('no slots');
    const { booking } = granted(await byStaff(own.slotId));
    const move = { bookingId: booking.bookingId, slotId: wanted.slotId };
    const codes = await Promise.all([
      queue.request(rebookSlot, move, scheduler, LONG),
      ...Array.from({ length: 20 }, () => byStaff(wanted.slotId)),
    ]);
    expect(codes.map(codeOf).filter((code) => code === 'granted')).toHaveLength(1);
  });

  it('of somebody else does not exist for a patient', async () => {
    const [first, second] = await someSlots();
    const { booking } = granted(await byStaff(first?.slotId ?? ''));
    const move = { bookingId: booking.bookingId, slotId: second?.slotId ?? '' };
    expect(codeOf(await queue.request(rebookSlot, move, aPatient({ personId: randomUUID() })))).toBe(
      'queue.unknown-booking',
    );
  });

  const checkedIn = ({ bookingId, from, ...time }: SlotBooking, version = 2) =>
    aWaiting({
      visitId: bookingId,
      version,
      entry: 'booked',
      bookedFor: from,
      booking: { bookingId, slotId: time.slotId, from, to: time.to },
      checkedInAt: from,
    });
  const twoTimes = async () => {
    const [first, second] = await someSlots();
    if (!first || !second) throw new Error('no slots');
    const { booking } = granted(await byStaff(first.slotId));
    const move = { bookingId: booking.bookingId, slotId: second.slotId };
    return { first, second, booking, move };
  };
  const timeOf = async (bookingId: string) => {
    const { slots } = granted(await queue.request(listSlots, { all: true }, scheduler));
    return slots.filter((slot) => slot.bookingId === bookingId).map(({ slotId }) => slotId);
  };

  it('stays where it is once its visit has begun', async () => {
    const { booking, move } = await twoTimes();
    await queue.emit(visitEvent(checkedIn(booking)));
    expect(codeOf(await queue.request(rebookSlot, move, scheduler))).toBe('queue.booking-closed');
  });

  it('moved while its visit began goes back to the time the visit has, and is told', async () => {
    const { first, booking, move } = await twoTimes();
    granted(await queue.request(rebookSlot, move, scheduler));
    await queue.emit(visitEvent(checkedIn(booking)));
    const told = await queue.nextPublished(
      bookingChangedV1.type,
      ({ data, version }) =>
        version === 3 && bookingChangedV1.data.parse(data).booking.slotId === first.slotId,
    );
    expect(told.data).toMatchObject({ booking: { from: first.from, to: first.to, rebooked: 2 } });
    expect(await timeOf(booking.bookingId)).toEqual([first.slotId]);
  });

  it('whose former time somebody has taken meanwhile has its visit’s time and holds none', async () => {
    const { first, booking, move } = await twoTimes();
    granted(await queue.request(rebookSlot, move, scheduler));
    const other = granted(await byStaff(first.slotId)).booking;
    await queue.emit(visitEvent(checkedIn(booking)));
    expect(await timeOf(booking.bookingId)).toEqual([]);
    expect(await timeOf(other.bookingId)).toEqual([first.slotId]);
    expect(codeOf(await byStaff(move.slotId))).toBe('granted');
  });

  it('can be moved after its visit went back to being booked, in whatever order that is heard', async () => {
    const { second, booking, move } = await twoTimes();
    const back = { ...checkedIn(booking, 4), state: 'scheduled' as const, checkedInAt: undefined };
    for (const heard of [back, checkedIn(booking, 3)]) await queue.emit(visitEvent(heard));
    expect(granted(await queue.request(rebookSlot, move, scheduler)).booking.slotId).toBe(second.slotId);
  });
});
