import type { Translated } from '../language.js';
import type { staffPages as swedish } from '../sv/staff-pages.js';

/** English words of the smaller pages. */
export const staffPages: Translated<typeof swedish> = {
  pages: {
    acknowledgements: {
      title: 'Attestations',
      empty: 'Nothing to acknowledge',
      text: 'What needs to be read and confirmed by you is shown here.',
    },
    consultations: {
      title: 'Consultations',
      empty: 'No consultations',
      text: 'Questions between colleagues about a patient are shown here.',
    },
    feedback: {
      unit: 'To the unit',
      own: 'From you',
      none: 'No feedback yet',
      noneUnit: 'What members of staff send is shown here.',
      noneOwn: 'What you send from a visit is shown here, with answers.',
      state: { new: 'New', read: 'Read', actioned: 'Dealt with' },
      toCase: 'To the case',
      answer: 'Answer',
      answerHelp: 'Goes to who sent the feedback.',
      answerNeeded: 'Write an answer',
      send: 'Send answer',
      markRead: 'Mark as read',
    },
  },
};
