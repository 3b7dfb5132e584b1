import type { Visit } from './visit.js';

/** Timers of a visit: when the asynchronous phase runs out, and when *Meddelande* is due. */
export const VISIT_TIMERS = ['async-timeout', 'auto-message-due'] as const;
export type VisitTimer = (typeof VISIT_TIMERS)[number];

/** The timers a visit has now, by its state alone: whatever changes the state has set the right timers by that. */
export const timersOf = (
  visit: Pick<Visit, 'asyncUntil' | 'closedAt' | 'sealing' | 'autoMessage'>,
): Partial<Record<VisitTimer, Date>> => {
  const runs = visit.asyncUntil && !visit.closedAt && !visit.sealing;
  if (!runs) return {};
  const autoMessage = visit.autoMessage?.due === false ? visit.autoMessage.at : undefined;
  return {
    'async-timeout': new Date(visit.asyncUntil),
    ...(autoMessage && { 'auto-message-due': new Date(autoMessage) }),
  };
};
