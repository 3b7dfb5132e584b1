import type { VisitState } from '../states.js';
import type { VisitRecord } from '../triggers.js';
import { nameOf } from '../visit.js';
import type { Change, Effects } from './effect.js';
import { lateWith } from './lateness.js';

/** Contact attempts kept; the oldest are forgotten, the history keeps them all. */
const MOST_ATTEMPTS = 50;

/** States in which what the patient wrote last can only be answered by reaching them in another way. */
const OVER: readonly VisitState[] = ['redirected', 'no-show'];

/** What the visit knew of the conversation when it was over: what comes after it nobody has seen. */
const overAfter = ({ visit, heard }: VisitRecord): Change =>
  visit.startedAt === undefined ? {} : { endedAfterSeq: heard.seq };

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
  'no-show': ({ record, now }) => ({ noShow: { at: now.toISOString() }, ...overAfter(record) }),
  'no-show-proposal': ({ now }) => ({ noShow: { at: now.toISOString(), proposed: true } }),
  'log-contact-attempt': ({ record: { visit }, trigger: { how }, actor, now }) => ({
    contactAttempts: [
      ...(visit.contactAttempts ?? []).slice(1 - MOST_ATTEMPTS),
      { at: now.toISOString(), byName: nameOf(actor), how },
    ],
    ...(OVER.includes(visit.state) && { unansweredReply: undefined }),
  }),
  redirect: ({ record, trigger: { destination, message }, now }) => ({
    redirect: { destination, message, at: now.toISOString() },
    ...overAfter(record),
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
  'care-absence': ({ record: { visit }, now }) => lateWith(visit, { careAbsentAt: now.toISOString() }),
  'pause-proposal': ({ now }) => ({ onHold: { since: now.toISOString(), suggested: true } }),
};
