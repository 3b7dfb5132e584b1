import type { Translated } from '../language.js';
import type { staffDuties as swedish } from '../sv/staff-duties.js';

/** English words of what one has to document of a visit. */
export const staffDuties: Translated<typeof swedish> = {
  duty: {
    toDocument: 'To document: {{why}} {{when}}.',
    kind: {
      handover: 'you handed over',
      ended: 'the visit ended',
      'no-show': 'the patient did not come',
      redirected: 'you referred elsewhere',
      addendum: 'you answered after the visit',
      guest: 'you took part as guest',
    },
    done: 'Documented.',
    waived: 'Removed from To document {{when}}: {{reason}}',
    waive: 'Remove from To document',
    waiveHelp: 'The visit leaves your list. What you have written in the note remains.',
    waiveSubmit: 'Remove from the list',
    reason: 'Why is nothing more needed here?',
    reasonHelp: 'For example: Documented in the ordinary record. The reason is kept with your name.',
    reasonNeeded: 'Write a reason',
  },
};
