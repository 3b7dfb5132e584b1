import { AUTO_MESSAGE_AFTER_HOURS, EXTENSION_HOURS, hoursAfter, phaseEnd } from '../asynchronous-phase.js';
import { someoneWroteAfter, unansweredAfter } from '../conversation.js';
import { isResponsible } from '../standing.js';
import type { VisitRecord } from '../triggers.js';
import type { Change, Effects, Moment } from './effect.js';

/** Who acts has the case from now, unless they have it already. */
const ownedBy = ({ record: { visit }, actor, now }: Moment): Change => {
  if (actor.kind !== 'clinician' || isResponsible(visit, actor)) return {};
  const { personId, name, profession } = actor;
  return { responsible: { personId, name, profession, since: now.toISOString() } };
};

/** In the asynchronous phase a text may wait for an answer, and it takes back a *Meddelande* that is not due yet. */
const heardInPhase = ({ visit, heard }: VisitRecord): Change => {
  if (visit.endedAfterSeq === undefined) return {};
  const withdrawn = visit.autoMessage?.due === false && someoneWroteAfter(heard, visit.endedAfterSeq);
  return {
    unansweredReply: unansweredAfter(heard, visit.endedAfterSeq),
    autoMessage: withdrawn ? undefined : visit.autoMessage,
  };
};

/** The change has the next version: by it chat tells this request from an earlier one that it has answered. */
const asksForSeal = ({ record: { visit } }: Moment): Change => ({
  sealing: true,
  sealRequestVersion: visit.version + 1,
});

/** The phase goes on because a reply waits, which from now is the whole unit's to answer (domain 4.3-15: extend and escalate). */
const extended = ({ record: { visit }, now }: Moment): Change => ({
  asyncUntil: hoursAfter(now, EXTENSION_HOURS).toISOString(),
  replyForUnitAt: visit.replyForUnitAt ?? now.toISOString(),
});

/** Nothing of the asynchronous phase is left when the visit goes on. */
const PHASE_CLEARED: Change = {
  endedAt: undefined,
  asyncUntil: undefined,
  endedAfterSeq: undefined,
  unansweredReply: undefined,
  autoMessage: undefined,
};

/** What is written, and the asynchronous phase (domain 4.3, rows 10 to 17). */
export const ASYNCHRONOUS_EFFECTS: Effects<
  | 'patient-message'
  | 'care-message'
  | 'other-entry'
  | 'end'
  | 'resume'
  | 'take-over'
  | 'extend-async'
  | 'close'
  | 'reopen'
  | 'auto-message-due'
  | 'async-timeout'
  | 'sealed'
  | 'reply-late'
  | 'reply-late-lead'
> = {
  'patient-message': ({ record }) => heardInPhase(record),
  'care-message': ({ record }) => heardInPhase(record),
  'other-entry': () => ({}),
  end: ({ record, trigger: { phase, autoMessage, settings }, now }) => ({
    endedAt: now.toISOString(),
    asyncUntil: phaseEnd(phase, now).toISOString(),
    endedAfterSeq: record.heard.seq,
    autoMessage: autoMessage
      ? {
          text: settings.autoMessage.text,
          at: hoursAfter(now, AUTO_MESSAGE_AFTER_HOURS).toISOString(),
          due: false,
        }
      : undefined,
  }),
  resume: (moment) => {
    const { visit } = moment.record;
    if (visit.state === 'on-hold') return {};
    const resumed = { resumedAt: moment.now.toISOString(), resumeNumber: (visit.resumeNumber ?? 0) + 1 };
    return { ...PHASE_CLEARED, ...resumed, ...ownedBy(moment) };
  },
  'take-over': ownedBy,
  'extend-async': ({ trigger: { phase }, now }) => ({ asyncUntil: phaseEnd(phase, now).toISOString() }),
  close: (moment) => {
    const { record, trigger, now } = moment;
    const { reason } = trigger;
    const closing = { at: now.toISOString(), seenSeq: record.heard.patient };
    return { ...asksForSeal(moment), closing: { ...closing, ...(reason !== undefined && { reason }) } };
  },
  reopen: (moment) => {
    const { record, trigger, now } = moment;
    return {
      ...PHASE_CLEARED,
      endedAt: record.visit.endedAt,
      closedAt: undefined,
      asyncUntil: phaseEnd(trigger.phase, now).toISOString(),
      endedAfterSeq: record.heard.seq,
      reopenedAt: now.toISOString(),
      reopenReason: trigger.reason,
      ...ownedBy(moment),
    };
  },
  'auto-message-due': ({ record: { visit } }) =>
    visit.autoMessage ? { autoMessage: { ...visit.autoMessage, due: true } } : {},
  'async-timeout': asksForSeal,
  sealed: (moment) => {
    const { record, transition, now } = moment;
    const { state } = record.visit;
    if (state !== 'async') return { ...heardInPhase(record), replyEscalatedAt: now.toISOString() };
    return {
      ...heardInPhase(record),
      sealing: false,
      sealRequestVersion: undefined,
      ...(transition.to === 'closed' ? { closedAt: now.toISOString() } : extended(moment)),
    };
  },
  'reply-late': ({ now }) => ({ replyForUnitAt: now.toISOString() }),
  'reply-late-lead': ({ now }) => ({ replyEscalatedAt: now.toISOString() }),
};
