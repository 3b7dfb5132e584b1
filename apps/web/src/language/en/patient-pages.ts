import type { Translated } from '../language.js';
import type { patientPages as swedish } from '../sv/patient-pages.js';

/** English words for patients. */
export const patientPages: Translated<typeof swedish> = {
  landing: {
    title: 'Seek care and chat with a clinic',
    lead: 'Here you write to care staff. You get an answer in a chat.',
    how: 'How it works',
    steps: [
      'Tell us what it is about.',
      'You get a text message when it is your turn.',
      'You write to each other here.',
    ],
    logIn: 'Log in',
    staff: 'For care staff',
    outcome: {
      failed: 'The login could not be completed. Try again.',
      cancelled: 'You cancelled the login.',
      unavailable: 'The login does not answer right now. Wait a while and try again.',
      unknown: 'We did not find you. Call 1177 if you need help.',
    },
    advice: 'Medical advice day and night, call',
  },
  menu: { open: 'Menu', more: 'More', cases: 'My cases', sms: 'Text messages in development' },
  cases: {
    title: 'My cases',
    newCase: 'New case',
    continue: 'Continue your case',
    continueHelp: 'What you have written is kept for 24 hours.',
    none: 'You have no cases',
    noneHelp: 'Begin by telling what it is about.',
    open: 'Open',
    earlier: 'Earlier',
    failed: 'Your cases could not be fetched',
    state: {
      draft: 'Begun',
      scheduled: 'Booked {{when}}',
      waiting: 'Waiting for an answer',
      claimed: 'Soon your turn',
      ongoing: 'Ongoing',
      'on-hold': 'We wait for your answer',
      async: 'Ended. You can send messages',
      closed: 'Closed',
      cancelled: 'Cancelled',
      'no-show': 'Did not take place',
      redirected: 'Referred elsewhere',
      expired: 'Not sent',
    },
    sent: 'Sent {{when}}',
  },
  danger: 'In danger of life, call',
  worse: 'Getting worse?',
  call: 'Call',
};
