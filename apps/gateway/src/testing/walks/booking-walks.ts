import { randomUUID } from 'node:crypto';
import { GATEWAY_ROUTES } from '@om/contracts';
import { eventually } from '@om/testing';
import type { Browser } from '../browser.js';
import { bookedCase } from './ready.js';
import { byNurse, commandId, prepare, type Asked, type Place, type Walks } from './walk.js';

/** Times that nobody else in the tests books: made for one walk, an hour of its own each. */
let hours = 0;
const freeSlots = async ({ system }: Place): Promise<[string, string]> => {
  const lead = await system.staff('physician');
  hours += 1;
  const from = new Date(Date.now() + (40 * 24 + hours) * 3_600_000);
  const to = new Date(from.getTime() + 40 * 60_000);
  const wanted = { from: from.toISOString(), to: to.toISOString(), minutes: 20 };
  const made = await prepare(lead, '/api/staff/slots', wanted);
  const [first, second] = GATEWAY_ROUTES.createSlots.answer.parse(made).slots;
  if (!first || !second) throw new Error('two times were asked for');
  return [first.slotId, second.slotId];
};

/** A patient who has been sent a ticket. */
const ticketed = async ({ clinic }: Place) => {
  const { visitId, patient } = await clinic.ongoingVisit();
  const ticket = {
    ticketId: randomUUID(),
    visitType: 'chat',
    careUnitId: 'min-vard',
    reasonCode: 'axelbesvar',
  };
  const message = 'Boka en tid.';
  await prepare(clinic.nurse, `/api/staff/visits/${visitId}/send-ticket`, { ...ticket, message });
  return { visitId, patient, ticketId: ticket.ticketId };
};

/** A patient who has booked a time with a ticket; the booked case is there. */
const booked = async (place: Place): Promise<{ visitId: string; patient: Browser; other: string }> => {
  const { visitId, patient, ticketId } = await ticketed(place);
  const [slotId, other] = await freeSlots(place);
  const bookingId = randomUUID();
  await prepare(patient, `/api/patient/cases/${visitId}/tickets/${ticketId}/book`, { bookingId, slotId });
  await eventually(async () => (await patient.ask(`/api/patient/cases/${bookingId}`)).ok);
  return { visitId: bookingId, patient, other };
};

/** Staff book for a patient, here the one of an ongoing visit. */
const bookedByStaff = async (place: Place) => {
  const { clinic } = place;
  const { visitId } = await clinic.ongoingVisit();
  const { patient } = await clinic.visit(visitId);
  const [slotId, other] = await freeSlots(place);
  const body = { bookingId: randomUUID(), slotId, patient: { patientId: patient.patientId } };
  return { body: { ...body, reasonCode: 'blodtryck' }, other };
};

const onTicket = async (place: Place, more: object = {}): Promise<Asked> => {
  const { visitId, patient, ticketId } = await ticketed(place);
  return { by: patient, visitId, ids: { ticketId }, body: { commandId: commandId(), ...more } };
};

export const BOOKING_WALKS = {
  slots: byNurse('?all=true'),
  createSlots: async ({ system }) => ({
    by: await system.staff('physician'),
    body: {
      commandId: commandId(),
      from: '2027-03-01T09:00:00.000Z',
      to: '2027-03-01T10:00:00.000Z',
      minutes: 20,
    },
  }),
  removeSlot: async (place) => {
    const [slotId] = await freeSlots(place);
    return { by: await place.system.staff('physician'), ids: { slotId }, body: { commandId: commandId() } };
  },
  bookSlot: async (place) => ({
    by: place.clinic.nurse,
    body: { ...(await bookedByStaff(place)).body, commandId: commandId() },
  }),
  rebookSlot: async (place) => {
    const { body, other } = await bookedByStaff(place);
    await prepare(place.clinic.nurse, '/api/staff/bookings', body);
    const ids = { bookingId: body.bookingId };
    return { by: place.clinic.nurse, ids, body: { commandId: commandId(), slotId: other } };
  },
  openTicket: async (place) => {
    const { visitId, patient, ticketId } = await ticketed(place);
    return { by: patient, visitId, body: { commandId: commandId(), ticketId } };
  },
  ticketSlots: (place) => onTicket(place),
  bookTicket: async (place) => {
    const [slotId] = await freeSlots(place);
    return onTicket(place, { bookingId: randomUUID(), slotId });
  },
  rebookSlots: async (place) => {
    const { visitId, patient } = await booked(place);
    return { by: patient, visitId };
  },
  rebook: async (place) => {
    const { visitId, patient, other } = await booked(place);
    return { by: patient, visitId, body: { commandId: commandId(), slotId: other } };
  },
  checkIn: async (place) => {
    const { visitId, patient } = await bookedCase(place, 5);
    return { by: patient, visitId, body: { commandId: commandId() } };
  },
  patientEmergency: async ({ clinic }) => {
    const { visitId, patient } = await clinic.waitingCase();
    return { by: patient, visitId, body: { commandId: commandId() } };
  },
} satisfies Partial<Walks>;
