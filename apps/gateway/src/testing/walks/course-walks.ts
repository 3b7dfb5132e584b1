import { randomUUID } from 'node:crypto';
import { PERSONS } from '../gateway-under-test.js';
import { VISIT_IN } from '../visits-in-state.js';
import { answeredTo, twoCasesOfOnePatient } from './ready.js';
import { aboutOngoing, commandId, prepare, type Place, type Walk, type Walks } from './walk.js';

const ASYNC = { async: { kind: 'hours', hours: 24 } };

/** A visit whose asynchronous phase runs, about which the nurse asks. */
const aboutEnded =
  (more: object = {}): Walk =>
  async ({ clinic }) => {
    const { visitId } = await clinic.endedVisit();
    return { by: clinic.nurse, visitId, body: { commandId: commandId(), ...more } };
  };

const onBehalf = (clinic: Place['clinic'], reasonCode: string) => {
  const { redFlag: _, ...asked } = clinic.caseFor(reasonCode);
  return { ...asked, personnummer: PERSONS.patient.personnummer, phone: '+46701740639' };
};

export const COURSE_WALKS = {
  pause: async ({ clinic }) => {
    const { visitId, snapshot } = await clinic.ongoingVisit();
    const body = { commandId: commandId(), expectedVersion: snapshot.version };
    return { by: clinic.nurse, visitId, body };
  },
  resume: aboutEnded(),
  takeOver: async (place) => {
    const { visitId } = await answeredTo(place);
    return { by: await place.system.staff('physician'), visitId, body: { commandId: commandId() } };
  },
  extendAsync: aboutEnded(ASYNC),
  close: aboutEnded(),
  reopen: async (place) => {
    const { visitId } = await VISIT_IN.closed(place);
    const body = { commandId: commandId(), reason: 'Provsvaret har kommit.', ...ASYNC };
    return { by: place.clinic.nurse, visitId, body };
  },
  redirect: aboutOngoing(() => ({ destination: '1177', message: 'Ring 1177.' })),
  noShow: async ({ clinic }) => {
    const { visitId } = await clinic.ongoingVisit();
    for (const how of ['phone', 'sms'])
      await prepare(clinic.nurse, `/api/staff/visits/${visitId}/log-contact-attempt`, { how });
    return { by: clinic.nurse, visitId, body: { commandId: commandId() } };
  },
  logContactAttempt: aboutOngoing(() => ({ how: 'phone' })),
  raiseEmergency: aboutOngoing(),
  clearEmergency: async ({ clinic }) => {
    const { visitId } = await clinic.ongoingVisit();
    await prepare(clinic.nurse, `/api/staff/visits/${visitId}/raise-emergency`, {});
    return { by: clinic.nurse, visitId, body: { commandId: commandId() } };
  },
  link: async (place) => {
    const { one, other } = await twoCasesOfOnePatient(place);
    return { by: place.clinic.nurse, visitId: other, body: { commandId: commandId(), toVisitId: one } };
  },
  cancelByCare: async ({ clinic }) => {
    const { visitId } = await clinic.waitingCase();
    const why = { reason: 'Sjukdom', message: 'Vi måste tyvärr ställa in.' };
    return { by: clinic.nurse, visitId, body: { commandId: commandId(), ...why } };
  },
  remindPatient: async ({ clinic }) => {
    const { visitId } = await clinic.ongoingVisit();
    const aged = await clinic.nurse.send('POST', `/api/dev/visits/${visitId}/silence`, { minutes: 5 });
    if (!aged.ok) throw new Error(await aged.text());
    return { by: clinic.nurse, visitId, body: { commandId: commandId() } };
  },
  findPatient: ({ clinic }) => ({
    by: clinic.nurse,
    body: { personnummer: PERSONS.patient.personnummer },
  }),
  createPatient: ({ clinic }) => ({
    by: clinic.nurse,
    body: {
      commandId: commandId(),
      personnummer: '195709112790',
      name: 'Testpatient P24-52',
      phone: '+46701740660',
    },
  }),
  createCase: ({ clinic }) => ({
    by: clinic.nurse,
    body: { ...onBehalf(clinic, 'recept'), commandId: commandId(), visitId: randomUUID() },
  }),
} satisfies Partial<Walks>;
