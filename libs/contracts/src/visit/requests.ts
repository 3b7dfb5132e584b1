import {
  bookVisit,
  cancelVisit,
  claimVisit,
  elapseVisit,
  endVisit,
  registerPatient,
  releaseVisit,
  sendCase,
  startVisit,
} from './commands.js';
import {
  addWords,
  cancelByCare,
  checkIn,
  clearEmergency,
  closeVisit,
  extendAsync,
  linkVisit,
  logContactAttempt,
  noShowVisit,
  pauseVisit,
  raiseEmergency,
  redirectVisit,
  reopenVisit,
  resumeVisit,
  takeOverVisit,
} from './course.js';
import { answerFeedback, giveFeedback, listFeedback, ownFeedback, readFeedback } from './feedback.js';
import { inviteGuest, leaveAsGuest, removeGuest } from './guests.js';
import { acceptHandover, cancelHandover, declineHandover, proposeHandover } from './handover.js';
import { getVisit, listEarlierCases, listOwnCases } from './queries.js';
import { createCase, createPatient, findPatient, linkedCases } from './staff-cases.js';
import { openTicket, revokeTicket, sendTicket, ticketOf } from './tickets.js';

/** Every command visit carries out. */
export const VISIT_COMMANDS = [
  sendCase,
  claimVisit,
  releaseVisit,
  startVisit,
  endVisit,
  cancelVisit,
  checkIn,
  addWords,
  pauseVisit,
  resumeVisit,
  takeOverVisit,
  extendAsync,
  closeVisit,
  reopenVisit,
  redirectVisit,
  noShowVisit,
  logContactAttempt,
  raiseEmergency,
  clearEmergency,
  linkVisit,
  cancelByCare,
  proposeHandover,
  acceptHandover,
  declineHandover,
  cancelHandover,
  inviteGuest,
  leaveAsGuest,
  removeGuest,
  sendTicket,
  revokeTicket,
  openTicket,
  createCase,
  createPatient,
  giveFeedback,
  readFeedback,
  answerFeedback,
  registerPatient,
  elapseVisit,
  bookVisit,
] as const;

/** Every question visit answers. */
export const VISIT_QUERIES = [
  getVisit,
  listOwnCases,
  listEarlierCases,
  linkedCases,
  ticketOf,
  findPatient,
  listFeedback,
  ownFeedback,
] as const;
