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
    stage: {
      reminded: 'Reminded {{when}}. Those who lead the unit are told after 2 days.',
      escalated: 'Those who lead the unit were told {{when}}. A note that has begun is locked {{lock}}.',
      locked: 'Not finished in 14 days: a note that had begun is locked since {{when}}.',
      unlocked: '{{name}} has opened the note until {{until}}. Finish it before then. Reason:',
    },
    locked: {
      done: 'The note is open for 24 hours.',
      help: 'A note that has begun is locked when it is not finished in 14 days. You can open it for 24 hours for the one who wrote it.',
      none: 'No note is locked.',
      failed: 'The list could not be fetched',
      line: 'Locked since {{when}}, last saved {{saved}}.',
      open: 'Open until {{until}}. Opened by {{name}}:',
      visit: 'The case',
      unlock: 'Open for 24 hours',
      title: 'Open the note by {{name}}',
      titleHelp: 'The one who wrote the note can go on for 24 hours. Then it is locked again.',
      submit: 'Open the note',
      reason: 'Why is it opened?',
      reasonHelp: 'The reason is kept with your name and shown to the one who wrote.',
    },
    noteLocked: 'The note is locked since {{when}}',
    noteLockedHelp:
      'It was not finished in 14 days. You can read, copy and print it. Ask those who lead the unit to open it if you need to write more.',
    done: 'Documented.',
    waived: 'Removed from To document {{when}}:',
    waive: 'Remove from To document',
    waiveHelp: 'The visit leaves your list. What you have written in the note remains.',
    waiveSubmit: 'Remove from the list',
    reason: 'Why is nothing more needed here?',
    reasonHelp: 'For example: Documented in the ordinary record. The reason is kept with your name.',
    reasonNeeded: 'Write a reason',
  },
};
