import {
  acceptHandover,
  answerFeedback,
  cancelHandover,
  declineHandover,
  giveFeedback,
  inviteGuest,
  leaveAsGuest,
  listFeedback,
  ownFeedback,
  proposeHandover,
  readFeedback,
  removeGuest,
  revokeTicket,
  sendTicket,
} from '../visit/index.js';
import { afterSeq, onVisit, VISIT_PATH } from './on-visit.js';
import { commandRoute, queryRoute, route, type RouteContract } from './route.js';
import { internalConversation } from './staff-views.js';

const access = 'staff' as const;

/** Who takes part in a visit: handover, guests, *vårdgivarchatt* and booking tickets (seed 2.2-5 to 2.2-7, 2.4). */
export const PARTICIPATION_ROUTES = {
  proposeHandover: onVisit(proposeHandover),
  acceptHandover: onVisit(acceptHandover),
  declineHandover: onVisit(declineHandover),
  cancelHandover: onVisit(cancelHandover),
  inviteGuest: onVisit(inviteGuest),
  leaveAsGuest: onVisit(leaveAsGuest),
  removeGuest: onVisit(removeGuest),
  internalMessages: route({
    method: 'GET',
    path: `${VISIT_PATH}/internal`,
    access,
    meaning: 'The vårdgivarchatt after a sequence number.',
    query: afterSeq,
    answer: internalConversation,
  }),
  sendTicket: onVisit(sendTicket),
  revokeTicket: onVisit(revokeTicket),
} as const satisfies Record<string, RouteContract>;

/** *Intern återkoppling* (seed 2.2-8). */
export const FEEDBACK_ROUTES = {
  giveFeedback: commandRoute(giveFeedback, {
    method: 'POST',
    path: `${VISIT_PATH}/feedback`,
    access,
    answer: giveFeedback.answer,
  }),
  feedback: queryRoute(listFeedback, { path: '/api/staff/feedback', access }),
  ownFeedback: queryRoute(ownFeedback, { path: '/api/staff/feedback/own', access }),
  readFeedback: commandRoute(readFeedback, {
    method: 'POST',
    path: '/api/staff/feedback/:feedbackId/read',
    access,
    answer: readFeedback.answer,
  }),
  answerFeedback: commandRoute(answerFeedback, {
    method: 'POST',
    path: '/api/staff/feedback/:feedbackId/answer',
    access,
    answer: answerFeedback.answer,
  }),
} as const satisfies Record<string, RouteContract>;
