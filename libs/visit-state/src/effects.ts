import { AUTO_MESSAGE_AFTER_HOURS, EXTENSION_HOURS, hoursAfter, phaseEnd } from './asynchronous-phase.js';
import { someoneWroteAfter, unansweredAfter } from './conversation.js';
import type { Transition } from './transitions.js';
import type { Trigger, VisitRecord } from './triggers.js';
import type { Actor, Visit } from './visit.js';

/** What a transition is carried out with. */
export interface Moment {
  readonly record: VisitRecord;
  readonly transition: Transition;
  readonly actor: Actor;
  readonly now: Date;
}
type Change = Partial<Visit>;

/** The fields a transition changes besides state, version and last change. */
export const effectOf = (trigger: Trigger, moment: Moment): Change => {
  const at = moment.now.toISOString();
  switch (trigger.type) {
    case 'send':
      return { createdAt: at, waitingSince: at };
    case 'book':
      return { createdAt: at };
    case 'claim':
      return claimedBy(moment);
    case 'release':
      return { responsible: undefined, claimedAt: undefined };
    case 'start':
      return { startedAt: at, greeting: trigger.greeting };
    case 'end':
      return ended(trigger, moment);
    case 'cancel':
      return { cancelledAt: at, responsible: undefined, claimedAt: undefined };
    case 'patient-message':
    case 'care-message':
      return heardInPhase(moment.record);
    case 'other-entry':
      return {};
    case 'auto-message-due':
      return moment.record.visit.autoMessage
        ? { autoMessage: { ...moment.record.visit.autoMessage, due: true } }
        : {};
    case 'async-timeout':
      return { sealing: true };
    case 'sealed':
      return sealed(moment);
  }
};

const claimedBy = ({ record, actor, now }: Moment): Change => {
  if (actor.kind !== 'clinician') return {};
  const { personId, name, profession } = actor;
  const at = now.toISOString();
  return {
    responsible: { personId, name, profession, since: at },
    claimedAt: at,
    claimNumber: record.visit.claimNumber + 1,
  };
};

const ended = (trigger: Trigger & { type: 'end' }, { record, now }: Moment): Change => ({
  endedAt: now.toISOString(),
  asyncUntil: phaseEnd(trigger.phase, now).toISOString(),
  endedAfterSeq: record.heard.seq,
  autoMessage: trigger.autoMessage
    ? {
        text: trigger.settings.autoMessage.text,
        at: hoursAfter(now, AUTO_MESSAGE_AFTER_HOURS).toISOString(),
        due: false,
      }
    : undefined,
});

/** In the asynchronous phase a text may wait for an answer, and it takes back a *Meddelande* that is not due yet. */
const heardInPhase = ({ visit, heard }: VisitRecord): Change => {
  if (visit.endedAfterSeq === undefined) return {};
  const withdrawn = visit.autoMessage?.due === false && someoneWroteAfter(heard, visit.endedAfterSeq);
  return {
    unansweredReply: unansweredAfter(heard, visit.endedAfterSeq),
    autoMessage: withdrawn ? undefined : visit.autoMessage,
  };
};

const sealed = ({ record, transition, now }: Moment): Change => ({
  ...heardInPhase(record),
  sealing: false,
  ...(transition.to === 'closed'
    ? { closedAt: now.toISOString() }
    : { asyncUntil: hoursAfter(now, EXTENSION_HOURS).toISOString() }),
});
