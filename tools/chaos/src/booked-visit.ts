import { GATEWAY_ROUTES, patientCaseView, patientSession, staffSession } from '@om/contracts';
import { answered } from '@om/public-client';
import { randomUUID } from 'node:crypto';
import { insist, until } from './insist.js';
import type { Participant } from './participant.js';
import type { Random } from './random.js';

const MINUTE_MS = 60_000;
/** One checks in from a quarter of an hour before the time (domain 4.6), so times until then can be used at once. */
const BOOKED_WITHIN_MS = 14 * MINUTE_MS;
const FIRST_AFTER_MS = 2 * MINUTE_MS;
const SLOT_MINUTES = 5;
const { bookSlot, createSlots, slots: slotsRoute } = GATEWAY_ROUTES;

/** Refusals that mean: somebody else has this time, or it is over. */
const NO_MORE = ['queue.slot-taken', 'queue.slot-past', 'queue.unknown-slot'];

/** Each clinician makes times with themselves for the next minutes. */
export const makeTimes = async (clinicians: readonly Participant[]): Promise<void> => {
  const now = Date.now();
  const body = {
    from: new Date(now + FIRST_AFTER_MS).toISOString(),
    to: new Date(now + BOOKED_WITHIN_MS).toISOString(),
    minutes: SLOT_MINUTES,
  };
  await Promise.all(
    clinicians.map(async ({ visitor }) => {
      const { person } = answered(await visitor.get('/api/staff/session', staffSession));
      const wanted = { ...body, clinician: person.hsaId };
      answered(await visitor.post('/api/staff/slots', createSlots.answer, wanted));
    }),
  );
};

/** Who books for whom, and why the patient comes. */
export interface Booking {
  readonly clinician: Participant;
  readonly patient: Participant;
  readonly reasonCode: string;
  readonly random: Random;
}

/**
 * A clinician books a time for the patient, who checks in; then the visit waits like any other. Undefined when there is no time
 * left that one could check in for.
 */
export const bookAndCheckIn = async (booking: Booking): Promise<string | undefined> => {
  const visitId = await book(booking);
  if (visitId === undefined) return undefined;
  const { visitor } = booking.patient;
  const path = `/api/patient/cases/${visitId}`;
  await until(async () => {
    const view = await insist(() => visitor.get(path, patientCaseView));
    return view.ok && view.body.case.state === 'scheduled';
  }, `visit ${visitId} was booked and did not become one`);
  const commandId = randomUUID();
  answered(
    await insist(() => visitor.post(`${path}/check-in`, GATEWAY_ROUTES.checkIn.answer, {}, commandId)),
  );
  return visitId;
};

const book = async ({ clinician, patient, reasonCode, random }: Booking): Promise<string | undefined> => {
  const { visitor } = clinician;
  const { person } = answered(
    await insist(() => patient.visitor.get('/api/patient/session', patientSession)),
  );
  const { slots } = answered(await insist(() => visitor.get('/api/staff/slots', slotsRoute.answer)));
  const soon = slots.filter(({ from }) => Date.parse(from) < Date.now() + BOOKED_WITHIN_MS);
  if (soon.length === 0) return undefined;
  const bookingId = randomUUID();
  const body = {
    bookingId,
    slotId: random.pick(soon).slotId,
    patient: { patientId: person.patientId },
    reasonCode,
  };
  const commandId = randomUUID();
  const reply = await insist(() => visitor.post('/api/staff/bookings', bookSlot.answer, body, commandId));
  if (!reply.ok && NO_MORE.includes(reply.problem.code)) return undefined;
  return answered(reply).booking.bookingId;
};
