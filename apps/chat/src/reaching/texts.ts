import type { NotificationKind } from './notification.js';

/**
 * What a patient reads by SMS (domain 6): nothing about health, unit, person or case, because anyone may see the screen.
 * In Swedish only: the number is Swedish and no language is known before login.
 */
const SENTENCES: Readonly<Record<NotificationKind, string>> = {
  'turn-soon': 'Det är snart din tur. Logga in för att fortsätta din kontakt med vården:',
  started: 'Det är din tur. Logga in för att fortsätta din kontakt med vården:',
  released:
    'Det dröjer lite till innan det är din tur. Vi beklagar och hör av oss igen. Logga in för att se hur det går:',
  'auto-message': 'Du har fått ett meddelande från vården. Logga in för att läsa det:',
  reply: 'Du har fått ett meddelande från vården. Logga in för att läsa det:',
};

/** The whole SMS: a sentence, the address of the web app, and that it cannot be answered. */
export const smsText = (kind: NotificationKind, link: string): string =>
  `${SENTENCES[kind]} ${link} Du kan inte svara på detta sms.`;
