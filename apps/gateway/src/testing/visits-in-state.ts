import type { VisitState } from '@om/visit-state';
import type { Browser } from './browser.js';
import { becomes, bookedCase } from './walks/ready.js';
import { prepare, type Place } from './walks/walk.js';

/** A visit that has come into a state, and its patient. */
interface Come {
  readonly visitId: string;
  readonly patient: Browser;
}

/** The nurse does something with a visit, by the name of the command. */
const does = async ({ clinic }: Place, come: Come, verb: string, body: object = {}): Promise<Come> => {
  await prepare(clinic.nurse, `/api/staff/visits/${come.visitId}/${verb}`, body);
  return come;
};

const closed = async (place: Place): Promise<Come> => {
  const come = await does(place, await place.clinic.endedVisit(), 'close');
  await becomes(place.clinic, come.visitId, 'closed');
  return come;
};

const cancelled = async ({ clinic }: Place): Promise<Come> => {
  const come = await clinic.waitingCase();
  await prepare(come.patient, `/api/patient/cases/${come.visitId}/cancel`, {});
  return come;
};

const notThere = async (place: Place): Promise<Come> => {
  const come = await place.clinic.ongoingVisit();
  for (const how of ['phone', 'sms']) await does(place, come, 'log-contact-attempt', { how });
  return does(place, come, 'no-show');
};

/** How a visit comes into each state it can be met in: a draft is the browser's, and nothing leads to `expired`. */
export const VISIT_IN: Readonly<
  Record<Exclude<VisitState, 'draft' | 'expired'>, (place: Place) => Promise<Come>>
> = {
  scheduled: (place) => bookedCase(place, 60),
  waiting: ({ clinic }) => clinic.waitingCase(),
  claimed: ({ clinic }) => clinic.claimedCase(),
  ongoing: ({ clinic }) => clinic.ongoingVisit(),
  'on-hold': async (place) => {
    const ongoing = await place.clinic.ongoingVisit();
    return does(place, ongoing, 'pause', { expectedVersion: ongoing.snapshot.version });
  },
  async: ({ clinic }) => clinic.endedVisit(),
  closed,
  cancelled,
  'no-show': notThere,
  redirected: async (place) =>
    does(place, await place.clinic.ongoingVisit(), 'redirect', {
      destination: '1177',
      message: 'Ring 1177.',
    }),
};
