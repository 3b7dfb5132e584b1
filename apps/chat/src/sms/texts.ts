import type { NotificationKind } from '../reaching/notification.js';
import { dayAndTime } from '../time/swedish-time.js';

type Sentence = (when: string) => string;

const message: Sentence = () => 'Du har fått ett meddelande från vården. Logga in för att läsa det:';
const reminder: Sentence = (when) => `Påminnelse: du har ett bokat besök ${when}. Logga in här:`;

/**
 * What a patient reads by SMS (domain 6): nothing about health, unit, person or case, because anyone may see the screen. A time
 * says when, never with whom or why. In Swedish only: the number is Swedish and no language is known before login.
 */
const SENTENCES: Readonly<Record<NotificationKind, Sentence>> = {
  'turn-soon': () => 'Det är snart din tur. Logga in för att fortsätta din kontakt med vården:',
  started: () => 'Det är din tur. Logga in för att fortsätta din kontakt med vården:',
  'patient-silent': () => 'Vården väntar på dig i er kontakt. Logga in för att fortsätta:',
  resumed: () => 'Det är din tur igen. Logga in för att fortsätta din kontakt med vården:',
  released: () =>
    'Det dröjer lite till innan det är din tur. Vi beklagar och hör av oss igen. Logga in för att se hur det går:',
  overdue: () =>
    'Det dröjer längre än vi har sagt. Vi beklagar. Du har kvar din plats. Logga in för att se hur det går:',
  'auto-message': message,
  reply: message,
  notice: message,
  'reminder-booked': (when) => `Du har fått en tid: ${when}. Logga in för att se eller ändra den:`,
  'reminder-24h': reminder,
  'reminder-morning': reminder,
  'reminder-15min': (when) => `Ditt bokade besök börjar snart, ${when}. Logga in inför besöket:`,
  ticket: (when) => `Du kan boka en tid i vården, senast ${when}. Logga in för att välja tid:`,
  'ticket-reminder': (when) =>
    `Påminnelse: du kan boka en tid i vården, senast ${when}. Logga in för att välja tid:`,
  'cancelled-by-care': () => 'Vården har behövt avboka. Vi beklagar. Logga in för att läsa mer:',
  'closing-notice': (when) =>
    `Du kan skicka meddelande till vården till och med ${when}. Logga in om du har frågor:`,
};

/**
 * The whole SMS: a sentence, the address of the web app, and that it cannot be answered.
 * @param about the time it speaks of, for the kinds that name one
 */
export const smsText = (kind: NotificationKind, link: string, about?: Date): string =>
  `${SENTENCES[kind](about ? dayAndTime(about) : '')} ${link} Du kan inte svara på detta sms.`;
