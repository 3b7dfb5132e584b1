import { randomUUID } from 'node:crypto';
import { PERSONS } from '../gateway-under-test.js';
import { byNurse, commandId, type Walks } from './walk.js';
import { withDuty } from './work-walks.js';

const HOUR_MS = 3_600_000;

export const DEVELOPMENT_WALKS = {
  devSms: byNurse(),
  devSmsMode: ({ clinic }) => ({ by: clinic.nurse, body: { failing: false } }),
  devElapse: async ({ clinic }) => {
    const { visitId } = await clinic.endedVisit();
    return { by: clinic.nurse, visitId, body: { hours: 72 } };
  },
  devSilence: async ({ clinic }) => {
    const { visitId } = await clinic.ongoingVisit();
    return { by: clinic.nurse, visitId, body: { minutes: 5 } };
  },
  devDuties: async (place) => {
    const { visitId } = await withDuty(place);
    return { by: place.clinic.nurse, visitId, body: { hours: 24 } };
  },
  devBooking: ({ clinic }) => ({
    by: clinic.nurse,
    body: {
      commandId: commandId(),
      visitId: randomUUID(),
      personnummer: PERSONS.patient.personnummer,
      careUnitId: 'min-vard',
      reasonCode: 'blodtryck',
      bookedFor: new Date(Date.now() + HOUR_MS).toISOString(),
    },
  }),
} satisfies Partial<Walks>;
