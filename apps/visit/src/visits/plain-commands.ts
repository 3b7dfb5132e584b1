import {
  addWords,
  cancelHandover,
  cancelVisit,
  checkIn,
  clearEmergency,
  closeVisit,
  leaveAsGuest,
  logContactAttempt,
  noShowVisit,
  openTicket,
  pauseVisit,
  raiseEmergency,
  redirectVisit,
  releaseVisit,
  removeGuest,
  revokeTicket,
  type CommandContract,
} from '@om/contracts';
import type { PersonTriggers, VisitAction } from '@om/visit-state';
import type { z } from 'zod';

/** A command that carries the visit's id and, beside it, exactly what comes along with a trigger of the rules. */
type Carrying<T extends VisitAction> = CommandContract<z.ZodType<{ visitId: string } & PersonTriggers[T]>>;

/**
 * The commands for which nothing has to be looked up: what was sent along is what the rules decide by. By the trigger they
 * cause.
 */
export const PLAIN_COMMANDS = {
  release: releaseVisit,
  cancel: cancelVisit,
  'check-in': checkIn,
  'add-words': addWords,
  pause: pauseVisit,
  close: closeVisit,
  redirect: redirectVisit,
  'no-show': noShowVisit,
  'log-contact-attempt': logContactAttempt,
  'raise-emergency': raiseEmergency,
  'clear-emergency': clearEmergency,
  'cancel-handover': cancelHandover,
  'leave-as-guest': leaveAsGuest,
  'remove-guest': removeGuest,
  'revoke-ticket': revokeTicket,
  'open-ticket': openTicket,
} as const satisfies { readonly [T in VisitAction]?: Carrying<T> };
