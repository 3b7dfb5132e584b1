import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  bookSlot,
  cancelVisit,
  claimVisit,
  getVisit,
  listCases,
  listSlots,
  sendTicket,
  startShift,
  startVisit,
  ticketOf,
  type PatientPrincipal,
  type SlotBooking,
  type VisitSnapshot,
} from '@om/contracts';
import { isRefused } from '@om/messaging';
import {
  aClinician,
  aPatient,
  aService,
  DEMO,
  eventually,
  ServiceProcesses,
  startTestInfrastructure,
  startTestService,
  type TestInfrastructure,
  type TestService,
} from '@om/testing';
import { randomUUID } from 'node:crypto';
import { queueEnv } from '../env.js';
import { QueueModule } from '../queue.module.js';
import { granted } from '../testing/heard-visits.js';

const nurse = aClinician();
const CASES_OF_THE_DEMO = 4;
let infrastructure: TestInfrastructure;
let queue: TestService;
let others: ServiceProcesses;

beforeAll(async () => {
  infrastructure = await startTestInfrastructure();
  const env = { schema: queueEnv, env: { SEED: 'demo' }, infrastructure };
  queue = await startTestService((it_) => QueueModule.forEnvironment(it_), 'queue', env);
  others = new ServiceProcesses(infrastructure, DEMO);
  await others.start('visit');
  await eventually(async () => (await waiting()).length >= CASES_OF_THE_DEMO, 30_000);
  granted(await queue.request(startShift, {}, nurse));
}, 60_000);
afterAll(async () => {
  await others.stopAll();
  await queue.stop();
  await infrastructure.stop();
});

const waiting = async () =>
  granted(await queue.request(listCases, { tab: 'waiting', limit: 50 }, nurse)).rows;

/** A patient with a ticket, in a visit of the demo that nobody has taken. */
const ticketed = async () => {
  const [row] = await waiting();
  if (!row) throw new Error('nobody waits');
  const { visitId } = row;
  granted(await queue.request(claimVisit, { visitId }, nurse));
  const { visit } = granted(await queue.request(getVisit, { visitId, purpose: 'care' }, nurse));
  granted(await queue.request(startVisit, { visitId, expectedVersion: visit.version }, nurse));
  const ticket = { visitId, ticketId: randomUUID() };
  const about = { careUnitId: 'min-vard', visitType: 'video', reasonCode: 'axelbesvar', message: 'Boka.' };
  granted(await queue.request(sendTicket, { ...ticket, ...about, visitType: 'video' }, nurse));
  await eventually(async () => (await waiting()).every((each) => each.visitId !== visitId));
  return { ticket, patient: aPatient({ personId: row.patient.patientId, name: row.patient.name }) };
};
type Ticketed = Awaited<ReturnType<typeof ticketed>>;
const free = async ({ ticket, patient }: Ticketed) =>
  granted(await queue.request(listSlots, { ticket }, patient)).slots;
const book = (slotId: string, { ticket, patient }: Ticketed, who: PatientPrincipal = patient) =>
  queue.request(bookSlot, { bookingId: randomUUID(), slotId, ticket }, who);
/**
 * Booked as a browser does it: `queue.unavailable` means that visit, another process, did not say in time whose the ticket is, and
 * that the same may be asked again with the same ids. Were a first try carried out all the same, its repeat would be granted too, and
 * be counted. Anything but that answer ends it, and visit being away for good fails the test.
 */
const bookSurely = async (slotId: string, { ticket, patient }: Ticketed) => {
  const asked = { bookingId: randomUUID(), slotId, ticket };
  for (let tries = 1; ; tries += 1) {
    const answer = await queue.request(bookSlot, asked, patient, { timeoutMs: 20_000 });
    if (tries === 3 || !isRefused(answer) || answer.refused.code !== 'queue.unavailable') return answer;
  }
};
const stateOf = async ({ ticket }: Ticketed) =>
  granted(await queue.request(ticketOf, ticket, aService('queue'))).ticket;
const visitOf = async ({ bookingId }: SlotBooking): Promise<VisitSnapshot | false> => {
  const answer = await queue.request(getVisit, { visitId: bookingId, purpose: 'care' }, nurse);
  return isRefused(answer) ? false : answer.visit;
};

describe('a booking ticket', () => {
  it('used twenty times at once, for twenty times, books one', async () => {
    const patient = await ticketed();
    const slots = (await free(patient)).slice(0, 20);
    expect(slots.length).toBe(20);
    const answers = await Promise.all(slots.map(({ slotId }) => bookSurely(slotId, patient)));
    const bookings = answers.flatMap((answer) => (isRefused(answer) ? [] : [answer.booking]));
    const codes = answers.flatMap((answer) => (isRefused(answer) ? [answer.refused.code] : []));
    expect(bookings).toHaveLength(1);
    expect(codes).toHaveLength(19);
    for (const code of codes) expect(['queue.ticket-used', 'queue.ticket-not-valid']).toContain(code);
  });

  it('makes a scheduled visit, is marked booked, and is good again once when the visit is cancelled', async () => {
    const patient = await ticketed();
    const [slot] = await free(patient);
    const { booking } = granted(await book(slot?.slotId ?? '', patient));
    expect(booking).toMatchObject({
      visitType: 'video',
      patientId: patient.patient.personId,
      state: 'booked',
    });
    const visit = await eventually(() => visitOf(booking));
    expect(visit).toMatchObject({ state: 'scheduled', bookedFor: booking.from });
    await eventually(async () => (await stateOf(patient)).state === 'booked');
    granted(await queue.request(cancelVisit, { visitId: booking.bookingId }, patient.patient));
    await eventually(async () => (await stateOf(patient)).returned === true);
    granted(await eventually(async () => book(slot?.slotId ?? '', patient)));
  });

  it('is good for nobody but its patient', async () => {
    const patient = await ticketed();
    const [slot] = await free(patient);
    const stranger = aPatient({ personId: randomUUID() });
    for (const asked of [
      book(slot?.slotId ?? '', patient, stranger),
      queue.request(listSlots, { ticket: patient.ticket }, stranger),
    ]) {
      await expect(asked).resolves.toMatchObject({ refused: { code: 'queue.ticket-not-valid' } });
    }
  });

  it('waits while visit is away: the patient can try again', async () => {
    const patient = await ticketed();
    const [slot] = await free(patient);
    await others.kill('visit');
    await expect(book(slot?.slotId ?? '', patient)).resolves.toMatchObject({
      refused: { code: 'queue.unavailable' },
    });
    await others.start('visit');
    granted(await book(slot?.slotId ?? '', patient));
  }, 60_000);
});
