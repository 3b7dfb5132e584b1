import { z } from 'zod';

/**
 * Typed frames of the WebSockets `/api/staff/socket` and `/api/patient/socket`: one JSON object a frame. Used by web, demo,
 * chaos and bench. Browser frames that are answered carry `ref`, echoed in the answer.
 */
export const ref = z.string().min(1).max(80);

/**
 * Close codes of our sockets. `notLoggedIn`: log in again. `forbidden`: wrong origin, or no care unit chosen. `tooMany`: frames
 * or sockets. `goingAway`: the gateway stops. `comeBack`: events may have been missed, or the login was prolonged or changed.
 * After the last two, connect again at once and `open` from the last sequence number.
 */
export const SOCKET_CLOSE = {
  notLoggedIn: 4401,
  forbidden: 4403,
  tooMany: 4429,
  goingAway: 1001,
  comeBack: 1012,
} as const;
/** `ref` of `refused` when the refused frame had none that could be read. */
export const NO_REF = '-';
