import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  bookingChangedV1,
  cancelByCare,
  checkIn,
  exampleSlotBooking,
  openTicket,
  revokeTicket,
  sendTicket,
  ticketOf,
  type SlotBooking,
  type VisitSnapshot,
} from '@om/contracts';
import { uuidV7Ids } from '@om/platform';
import { aService, exampleEvent } from '@om/testing';
import { codeOf, granted, NURSE, TestClinic, UNIT } from '../testing/test-clinic.js';

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await TestClinic.start();
}, 60_000);
afterAll(() => clinic.service.stop());
afterEach(() => clinic.finishAll());

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

/** A booking of the patient, without a ticket unless one is given. */
const aBooking = (over: Partial<SlotBooking> = {}): SlotBooking => {
  const { ticket: _, ...rest } = exampleSlotBooking;
  const ids = { bookingId: uuidV7Ids.next(), slotId: uuidV7Ids.next(), patientId: clinic.patient.personId };
  return { ...rest, ...ids, ...over };
};
const told = (booking: SlotBooking, version: number) =>
  clinic.service.emit(exampleEvent(bookingChangedV1, { booking }, { version }));

const ticketed = async (): Promise<{ visit: VisitSnapshot; ticketId: string }> => {
  const { visitId } = await clinic.ongoing();
  const ticketId = uuidV7Ids.next();
  const answer = await clinic.ask(
    sendTicket,
    {
      visitId,
      ticketId,
      visitType: 'video',
      careUnitId: 'min-vard',
      reasonCode: 'axelbesvar',
      message: 'Boka en tid för uppföljning.',
    },
    NURSE,
  );
  return { visit: granted(answer).visit, ticketId };
};

describe('a booked time', () => {
  it('is a scheduled visit of the same id, moved with the booking and made once', async () => {
    const booking = aBooking();
    const moved = {
      ...booking,
      slotId: uuidV7Ids.next(),
      from: inMinutes(600),
      to: inMinutes(620),
      rebooked: 1,
    };
    expect(await told(booking, 1)).toBe('handled');
    expect(await told(booking, 1)).toBe('handled');
    expect(await clinic.told('booked', booking.bookingId)).toMatchObject({
      state: 'scheduled',
      entry: 'booked',
      bookedFor: booking.from,
      booking: { slotId: booking.slotId, visitType: 'video' },
    });
    await told(moved, 2);
    expect(await clinic.told('rebooked', booking.bookingId)).toMatchObject({
      bookedFor: moved.from,
      version: 2,
    });
    await told(booking, 1);
    expect(await clinic.read(booking.bookingId)).toMatchObject({ bookedFor: moved.from, version: 2 });
  });

  it('can be checked in to from a quarter of an hour before, and care is said to be absent ten minutes late', async () => {
    const early = aBooking({ from: inMinutes(60), to: inMinutes(80) });
    await told(early, 1);
    const visitId = early.bookingId;
    expect(codeOf(await clinic.ask(checkIn, { visitId }, clinic.patient))).toBe('visit.check-in-closed');
    await clinic.elapse(visitId, 0.9);
    const { visit } = granted(await clinic.ask(checkIn, { visitId }, clinic.patient));
    expect(visit).toMatchObject({ state: 'waiting', checkedInAt: visit.waitingSince });
    await clinic.elapse(visitId, 0.3);
    expect(await clinic.told('care-absent', visitId)).toMatchObject({ lateness: { careMinutes: 12 } });
  });

  it('cancelled by care offers a new ticket, and is never late', async () => {
    const booking = aBooking();
    await told(booking, 1);
    const offerTicket = { ticketId: uuidV7Ids.next() };
    const payload = { visitId: booking.bookingId, reason: 'Sjukdom', message: 'Vi behöver ställa in.' };
    const { visit } = granted(await clinic.ask(cancelByCare, { ...payload, offerTicket }, NURSE));
    expect(visit).toMatchObject({
      state: 'cancelled',
      cancellation: { by: 'care', reason: 'Sjukdom' },
      tickets: [{ ...offerTicket, state: 'sent', visitType: 'video' }],
    });
  });

  it('cancelled by the patient within a day is late, or from as many hours before as the unit says', async () => {
    const cancelled = async (hoursAhead: number) => {
      const booking = aBooking({ from: inMinutes(hoursAhead * 60), to: inMinutes(hoursAhead * 60 + 20) });
      await told(booking, 1);
      return granted(await clinic.cancel(booking.bookingId)).visit.cancellation;
    };
    expect(await cancelled(23)).toEqual({ by: 'patient', late: true });
    expect(await cancelled(48)).toEqual({ by: 'patient' });
    await clinic.newUnit(UNIT.careUnitId, { version: UNIT.version + 1, lateCancellationHours: 72 });
    expect(await cancelled(48)).toEqual({ by: 'patient', late: true });
  });
});

describe('Bokningsbiljett', () => {
  it('is told to queue with whose it is and whether it can be used, and to nobody else', async () => {
    const { visit, ticketId } = await ticketed();
    const question = { visitId: visit.visitId, ticketId };
    const ask = (name: 'queue' | 'chat') => clinic.service.request(ticketOf, question, aService(name));
    expect(await ask('queue')).toMatchObject({ usable: true, patientId: clinic.patient.personId });
    expect(codeOf(await ask('chat'))).toBe('visit.not-found');
    granted(await clinic.ask(revokeTicket, question, NURSE));
    expect(await ask('queue')).toMatchObject({ usable: false, ticket: { state: 'revoked' } });
  });

  it('is marked by the patient’s booking, comes back once when that is cancelled, and then no more', async () => {
    const { visit, ticketId } = await ticketed();
    const { visitId } = visit;
    granted(await clinic.ask(openTicket, { visitId, ticketId }, clinic.patient));
    const state = async () => (await clinic.read(visitId)).tickets?.[0];
    const booking = aBooking({ ticket: { visitId, ticketId } });
    await told(booking, 1);
    expect(await state()).toMatchObject({ state: 'booked', booking: { visitId: booking.bookingId } });
    expect((await clinic.read(booking.bookingId)).ticketOrigin).toEqual({ visitId, ticketId });
    await told({ ...booking, state: 'cancelled' }, 2);
    await told(booking, 1);
    expect(await state()).toMatchObject({ state: 'sent', returned: true });
    const second = aBooking({ ticket: { visitId, ticketId } });
    await told(second, 1);
    await told({ ...second, state: 'cancelled' }, 2);
    expect(await state()).toMatchObject({ state: 'cancelled' });
  });

  it('runs out by its timer', async () => {
    const { visit } = await ticketed();
    await clinic.elapse(visit.visitId, 24 * 14);
    expect((await clinic.told('ticket-expired', visit.visitId)).tickets).toMatchObject([
      { state: 'expired' },
    ]);
  });
});
