import { autoMessageRefusal, phaseRefusal } from './asynchronous-phase.js';
import { someoneWroteAfter, unansweredAfter } from './conversation.js';
import type { VisitRefusal } from './refusals.js';
import type { CheckName, ConditionName } from './transitions.js';
import type { Trigger, VisitRecord } from './triggers.js';

/** The conditions that choose between transitions, as functions of the state and the time. */
export const CONDITIONS: Readonly<Record<ConditionName, (record: VisitRecord, now: Date) => boolean>> = {
  'has-waited': ({ visit }) => visit.waitingSince !== undefined,
  'never-waited': ({ visit }) => visit.waitingSince === undefined,
  'nobody-wrote': ({ visit, heard }, now) =>
    visit.autoMessage?.due === false &&
    new Date(visit.autoMessage.at) <= now &&
    !someoneWroteAfter(heard, visit.endedAfterSeq ?? 0),
  'phase-over': ({ visit }, now) => !visit.sealing && new Date(visit.asyncUntil ?? Infinity) <= now,
  answered: (record) => record.visit.sealing && !hasUnanswered(record),
  unanswered: (record) => record.visit.sealing && hasUnanswered(record),
};

/** The checks of what a person sent along; the result is the refusal. */
export const CHECKS: Readonly<
  Record<CheckName, (record: VisitRecord, trigger: Trigger, now: Date) => VisitRefusal | undefined>
> = {
  'no-red-flag': (_, trigger) =>
    trigger.type === 'send' && trigger.redFlag
      ? { code: 'visit.red-flag', detail: 'The red-flag question was answered with yes', field: 'redFlag' }
      : undefined,
  'same-version': ({ visit }, trigger) =>
    'expectedVersion' in trigger && trigger.expectedVersion !== visit.version
      ? {
          code: 'visit.stale-version',
          detail: `The visit is at version ${visit.version}`,
          field: 'expectedVersion',
          params: { version: visit.version, name: visit.lastChange.byName, at: visit.lastChange.at },
        }
      : undefined,
  'phase-offered': (_, trigger, now) =>
    trigger.type === 'end' ? phaseRefusal(trigger.phase, trigger.settings, now) : undefined,
  'auto-message-possible': (_, trigger, now) =>
    trigger.type === 'end' && trigger.autoMessage
      ? autoMessageRefusal(trigger.phase, trigger.settings, now)
      : undefined,
};

const hasUnanswered = ({ visit, heard }: VisitRecord): boolean =>
  unansweredAfter(heard, visit.endedAfterSeq ?? 0) !== undefined;
