import { z } from 'zod';
import { defineCommand } from '../define.js';
import { id, instant, seq, seqOrZero } from '../fields.js';
import {
  exampleMarks,
  exampleMessage,
  exampleNotification,
  marks,
  notification,
  ownClientId,
  ownText,
} from './schemas.js';
import { markInternal, sendInternal } from './internal.js';
import { reportPresences } from './presences.js';
import { reportSmsDelivery } from './sms.js';

const visitId = exampleMessage.visitId;

/** Writes in the patient chat. Stored before it is answered; a repeated `clientId` gets the first answer. */
export const sendMessage = defineCommand({
  name: 'chat.send',
  meaning: 'Someone who takes part writes in the patient chat.',
  payload: z.strictObject({ visitId: id, clientId: ownClientId, text: ownText }),
  answer: z.object({ messageId: id, seq, at: instant }),
  examples: [
    {
      payload: { visitId, clientId: exampleMessage.clientId, text: exampleMessage.text },
      answer: { messageId: exampleMessage.messageId, seq: 2, at: exampleMessage.at },
    },
  ],
});
/** Moves the delivered and read marks of the asker's side; marks never go back. */
export const markSeen = defineCommand({
  name: 'chat.mark',
  meaning: "The asker's browser has received, or shown, everything up to a message.",
  payload: z.strictObject({ visitId: id, delivered: seqOrZero.optional(), read: seqOrZero.optional() }),
  answer: z.object({ marks }),
  examples: [{ payload: { visitId, delivered: 2 }, answer: { marks: exampleMarks } }],
});
/**
 * *Påminn patienten* (domain 4.6, patient silent after start): an SMS at once, once a silence, whether a clinician or the clock
 * sends it. Refuses `chat.not-responsible`, and `chat.no-reminder` with `why` it is not possible now (`REMINDER_HINDRANCES` of
 * the rules of the visit).
 */
export const remindPatient = defineCommand({
  name: 'chat.remind-patient',
  meaning: 'The responsible clinician reminds a patient who is silent in an ongoing visit.',
  payload: z.strictObject({ visitId: id }),
  answer: z.object({ notification }),
  examples: [{ payload: { visitId }, answer: { notification: exampleNotification } }],
});
/** Development SMS channel: tells it to fail, or to work again. */
export const setDevSms = defineCommand({
  name: 'chat.dev-sms-mode',
  meaning: 'Development only: tells the SMS channel to fail or to work.',
  payload: z.strictObject({ failing: z.boolean() }),
  answer: z.object({ failing: z.boolean() }),
  examples: [{ payload: { failing: true }, answer: { failing: true } }],
});
/** Development only: makes care's last words, and the patient's reading of them, older, so that nobody waits for a silence. */
export const elapseSilence = defineCommand({
  name: 'chat.dev-elapse',
  meaning: 'Development only: a silence in one conversation has lasted some minutes more.',
  payload: z.strictObject({ visitId: id, minutes: z.number().positive().max(60) }),
  answer: z.object({ minutes: z.number() }),
  examples: [{ payload: { visitId, minutes: 5 }, answer: { minutes: 5 } }],
});
export const CHAT_COMMANDS = [
  sendMessage,
  markSeen,
  remindPatient,
  reportPresences,
  setDevSms,
  elapseSilence,
  reportSmsDelivery,
  sendInternal,
  markInternal,
] as const;
