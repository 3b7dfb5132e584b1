import { minutesLate } from '../deadlines.js';
import { nameOf } from '../visit.js';
import type { Effects } from './effect.js';

/** Contact attempts kept; the oldest are forgotten, the history keeps them all. */
const MOST_ATTEMPTS = 50;

/** What can happen beside the main way (domain 4.3, rows 21, 22 and 24; 4.6; 4.8). */
export const COURSE_EFFECTS: Effects<
  | 'no-show'
  | 'no-show-proposal'
  | 'log-contact-attempt'
  | 'redirect'
  | 'raise-emergency'
  | 'clear-emergency'
  | 'link'
  | 'first-answer-late'
  | 'claim-warning'
  | 'care-absence'
  | 'pause-proposal'
> = {
  'no-show': ({ now }) => ({ noShow: { at: now.toISOString() } }),
  'no-show-proposal': ({ now }) => ({ noShow: { at: now.toISOString(), proposed: true } }),
  'log-contact-attempt': ({ record: { visit }, trigger: { how }, actor, now }) => ({
    contactAttempts: [
      ...(visit.contactAttempts ?? []).slice(1 - MOST_ATTEMPTS),
      { at: now.toISOString(), byName: nameOf(actor), how },
    ],
  }),
  redirect: ({ trigger: { destination, message }, now }) => ({
    redirect: { destination, message, at: now.toISOString() },
  }),
  'raise-emergency': ({ actor, now }) => ({
    emergency: {
      at: now.toISOString(),
      byName: nameOf(actor),
      byKind: actor.kind === 'patient' ? 'patient' : 'clinician',
    },
  }),
  'clear-emergency': () => ({ emergency: undefined }),
  link: ({ trigger: { to }, actor, now }) => ({
    closedAt: now.toISOString(),
    ...(to && { linkedTo: { visitId: to.visitId, at: now.toISOString(), byName: nameOf(actor) } }),
  }),
  'first-answer-late': ({ now }) => ({ overdueSince: now.toISOString() }),
  'claim-warning': () => ({ claimWarned: true }),
  'care-absence': ({ record: { visit }, now }) => {
    const careMinutes = minutesLate(new Date(visit.bookedFor ?? now), now) ?? 1;
    return { lateness: { ...visit.lateness, careMinutes } };
  },
  'pause-proposal': ({ now }) => ({ onHold: { since: now.toISOString(), suggested: true } }),
};
