import { describe, expect, it } from '@jest/globals';
import { exampleSlotBooking, exampleTicket, exampleUnit, slotBooking } from '@om/contracts';
import { isRefused } from '@om/messaging';
import { aClinician, aPatient } from '@om/testing';
import {
  booked,
  byStaff,
  byTicket,
  cancelled,
  keptTime,
  mayMove,
  moved,
  unavailable,
} from './booking-rules.js';
import type { SlotDocument } from './slot.schema.js';

const now = new Date('2026-11-23T10:00:00.000Z');
const patient = aPatient();
const clinician = { personId: 'SE2321000131-P000000000021', name: 'HSP21 TestPerson21' };
const slot: SlotDocument = {
  _id: '0198c1f2-0000-7000-8000-000000000501',
  careUnitId: 'min-vard',
  from: '2026-12-01T08:00:00.000Z',
  to: '2026-12-01T08:20:00.000Z',
};
const named = { visitId: '0198c1f2-0000-7000-8000-000000000001', ticketId: exampleTicket.ticketId };
const found = { ticket: { ...exampleTicket, clinician }, patientId: patient.personId, usable: true };

describe('a ticket', () => {
  it('says what its patient may book', () => {
    expect(byTicket(found, named, patient)).toEqual({
      careUnitId: 'min-vard',
      clinician: clinician.personId,
      visitType: 'chat',
      patientId: patient.personId,
      reasonCode: 'axelbesvar',
      ticket: named,
    });
  });

  it('is not good for anyone else, nor when it is over', () => {
    const others = [aPatient({ personId: named.visitId }), aClinician()];
    for (const who of others) expect(isRefused(byTicket(found, named, who))).toBe(true);
    expect(isRefused(byTicket({ ...found, usable: false }, named, patient))).toBe(true);
  });
});

describe('staff', () => {
  const asked = { bookingId: named.visitId, slotId: slot._id };
  it('book for a patient and a contact reason of their unit', () => {
    const complete = { ...asked, patient: { patientId: patient.personId }, reasonCode: 'axelbesvar' };
    expect(byStaff(complete, exampleUnit)).toMatchObject({ careUnitId: 'min-vard', visitType: 'chat' });
    for (const wrong of [
      asked,
      { ...complete, reasonCode: 'annat' },
      { ...asked, reasonCode: 'axelbesvar' },
    ]) {
      expect(byStaff(wrong, exampleUnit)).toMatchObject({ refused: { code: 'queue.invalid' } });
    }
    expect(isRefused(byStaff(complete, undefined))).toBe(true);
  });
});

describe('a time', () => {
  it('can be had when it is the unit’s, with the right clinician, and to come', () => {
    const here = { careUnitId: 'min-vard' };
    expect(unavailable(slot, here, now)).toBeUndefined();
    expect(
      unavailable({ ...slot, clinician }, { ...here, clinician: clinician.personId }, now),
    ).toBeUndefined();
    expect(unavailable(slot, { ...here, clinician: clinician.personId }, now)).toBe('queue.unknown-slot');
    expect(unavailable(slot, { careUnitId: 'exempelby' }, now)).toBe('queue.unknown-slot');
    expect(unavailable(undefined, here, now)).toBe('queue.unknown-slot');
    expect(unavailable({ ...slot, from: now.toISOString() }, here, now)).toBe('queue.slot-past');
  });
});

describe('a booking', () => {
  const what = byTicket(found, named, patient);
  if (isRefused(what)) throw new Error('no booking');
  const made = booked(named.visitId, { ...slot, clinician }, what);

  it('holds its time and its ticket, and fits the contract', () => {
    expect(made).toMatchObject({
      holdsSlot: slot._id,
      holdsTicket: named.ticketId,
      clinicianOnly: clinician.personId,
      booking: { state: 'booked', clinician, rebooked: 0 },
    });
    expect(slotBooking.safeParse(made.booking).success).toBe(true);
  });

  it('moved to a time with nobody in particular forgets the former clinician and counts the move', () => {
    const after = moved(made.booking, { ...slot, _id: named.visitId });
    expect(after.holdsSlot).toBe(named.visitId);
    expect(after.booking).toMatchObject({ slotId: named.visitId, rebooked: 1, ticket: named });
    expect(after.booking).not.toHaveProperty('clinician');
  });

  it('has the time its visit has begun with, and only then another than it had', () => {
    const { slotId, from, to } = made.booking;
    const other = { bookingId: made.booking.bookingId, slotId: named.visitId, from: to, to };
    const kept = keptTime(made.booking, other);
    expect(kept).toMatchObject({ slotId: named.visitId, from: to, rebooked: 1, ticket: named });
    expect(kept).not.toHaveProperty('clinician');
    expect(keptTime(made.booking, { ...other, slotId, from })).toBeUndefined();
    expect(keptTime({ ...made.booking, state: 'cancelled' }, other)).toBeUndefined();
    expect(keptTime(made.booking, undefined)).toBeUndefined();
  });

  it('cancelled holds nothing any more', () => {
    expect(cancelled(made.booking)).toMatchObject({
      booking: { state: 'cancelled' },
      holdsSlot: undefined,
      holdsTicket: undefined,
    });
  });

  it('is moved by its patient and by staff of its unit', () => {
    const { patientId } = exampleSlotBooking;
    expect(mayMove(exampleSlotBooking, aPatient({ personId: patientId }))).toBe(true);
    expect(mayMove(exampleSlotBooking, aPatient({ personId: named.visitId }))).toBe(false);
    expect(mayMove(exampleSlotBooking, aClinician())).toBe(true);
    expect(mayMove(exampleSlotBooking, aClinician({ careUnitId: 'exempelby' }))).toBe(false);
    expect(mayMove(exampleSlotBooking, { kind: 'service', personId: 'visit' })).toBe(false);
  });
});
