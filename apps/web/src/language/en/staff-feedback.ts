import type { Translated } from '../language.js';
import type { staffFeedback as swedish } from '../sv/staff-feedback.js';

/** English words of internal feedback. */
export const staffFeedback: Translated<typeof swedish> = {
  feedback: {
    title: 'Internal feedback',
    lead: 'To those who lead the unit. No part of the record, and the patient does not see it.',
    category: 'What is it about?',
    choose: 'Choose what it is about',
    of: {
      'wrong-triage': 'Wrong priority or question',
      'wrong-unit': 'Wrong unit',
      technology: 'Technology',
      reception: 'Treatment of people',
      praise: 'Praise',
    },
    text: 'Describe',
    textHelp: 'Do not write patient data.',
    textNeeded: 'Write a few words',
    send: 'Send feedback',
  },
};
