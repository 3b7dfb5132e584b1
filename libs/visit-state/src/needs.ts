import { pendingHandover } from './participation.js';
import type { VisitRefusal } from './refusals.js';
import { isResponsible } from './standing.js';
import type { NeedName } from './transition.js';
import type { Actor, VisitOutline } from './visit.js';

type Need = (visit: VisitOutline, actor: Actor) => VisitRefusal | undefined;

const unless = (holds: (visit: VisitOutline, actor: Actor) => boolean, refusal: VisitRefusal): Need => {
  return (visit, actor) => (holds(visit, actor) ? undefined : refusal);
};

/** The conditions on a visit that buttons know of beforehand; the result is the refusal. */
export const NEEDS: Readonly<Record<NeedName, Need>> = {
  'no-pending-handover': unless((visit) => !pendingHandover(visit), {
    code: 'visit.handover-pending',
    detail: 'A handover waits for an answer',
  }),
  'nobody-waits': unless(({ patientWaits }) => patientWaits !== true, {
    code: 'visit.unanswered-message',
    detail: 'A text of the patient waits for an answer',
  }),
  'not-sealing': unless(({ sealing }) => sealing !== true, {
    code: 'visit.sealing',
    detail: 'The conversation is being sealed',
  }),
  'waiting-reply': unless(({ unansweredReply }) => unansweredReply !== undefined, {
    code: 'visit.no-unanswered-reply',
    detail: 'No reply of the patient waits',
  }),
  'has-guest': unless(({ guests = [] }) => guests.length > 0, {
    code: 'visit.not-guest',
    detail: 'The visit has no guest',
  }),
  'has-ticket': unless(({ tickets = [] }) => tickets.length > 0, {
    code: 'visit.unknown-ticket',
    detail: 'The visit has no ticket',
  }),
  'not-own': (visit, actor) =>
    isResponsible(visit, actor) ? stateForbids(visit, 'The asker has the case already') : undefined,
  'was-started': (visit) =>
    visit.startedAt === undefined ? stateForbids(visit, 'The visit was never started') : undefined,
  'no-emergency': (visit) =>
    visit.emergency === undefined ? undefined : stateForbids(visit, 'It is an emergency already'),
  emergency: (visit) => (visit.emergency === undefined ? stateForbids(visit, 'No emergency') : undefined),
};

/** What the state of a visit does not allow. */
export const stateForbids = ({ state }: VisitOutline, detail = `The visit is ${state}`): VisitRefusal => ({
  code: 'visit.state-forbids',
  detail,
  params: { state },
});
