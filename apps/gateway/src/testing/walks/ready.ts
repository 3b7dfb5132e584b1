import { randomUUID } from 'node:crypto';
import { GATEWAY_ROUTES, type VisitSnapshot } from '@om/contracts';
import { eventually } from '@om/testing';
import type { Browser } from '../browser.js';
import type { Clinic, Visit } from '../clinic.js';
import { PERSONS } from '../gateway-under-test.js';
import { prepare, type Place } from './walk.js';

/** Status of a case that the patient already has for the reason. */
const TAKEN = 409;

/** Waits until a visit has come to a state. */
export const becomes = (clinic: Clinic, visitId: string, state: VisitSnapshot['state']) =>
  eventually(async () => (await clinic.visit(visitId)).state === state);

/** An ended visit in which the patient has written and waits for an answer. */
export const answeredTo = async ({ clinic }: Place): Promise<Visit> => {
  const ended = await clinic.endedVisit();
  const socket = await clinic.connect(ended.patient, 'patient');
  socket.say({ type: 'send', ref: randomUUID(), visitId: ended.visitId, text: 'En fråga till.' });
  await socket.next('stored');
  await eventually(async () => (await clinic.visit(ended.visitId)).unansweredReply !== undefined);
  return ended;
};

/** One patient with two cases, for different reasons. */
export const twoCasesOfOnePatient = async ({ clinic }: Place): Promise<{ one: string; other: string }> => {
  const { visitId, patient } = await clinic.waitingCase();
  const units: unknown = await (await patient.ask('/api/patient/units')).json();
  const [unit] = GATEWAY_ROUTES.units.answer.parse(units).units;
  for (const { code } of unit?.reasons ?? []) {
    const body = clinic.caseFor(code);
    const response = await patient.send('POST', '/api/patient/cases', body);
    if (response.ok) return { one: visitId, other: body.visitId };
    if (response.status !== TAKEN) throw new Error(await response.text());
  }
  throw new Error('the patient has a case for every reason');
};

/** A time of the patient begins in so many minutes. */
export const bookedCase = async (
  { system, clinic }: Place,
  minutes: number,
): Promise<{ visitId: string; patient: Browser }> => {
  const visitId = randomUUID();
  await prepare(clinic.nurse, '/api/dev/bookings', {
    visitId,
    personnummer: PERSONS.patient.personnummer,
    careUnitId: 'min-vard',
    reasonCode: 'blodtryck',
    bookedFor: new Date(Date.now() + minutes * 60_000).toISOString(),
  });
  return { visitId, patient: await system.patient() };
};
