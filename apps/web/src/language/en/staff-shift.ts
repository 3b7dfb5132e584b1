import type { Translated } from '../language.js';
import type { staffShift as swedish } from '../sv/staff-shift.js';

/** English words of the shift-end check. */
export const staffShift: Translated<typeof swedish> = {
  shift: {
    logOut: 'Log out',
    changeUnit: 'Change unit or role',
    nothingLeft: 'You leave nothing open behind you.',
    lead: 'This remains after you.',
    held: 'This needs someone. Look after it, or leave it to those who lead the unit.',
    list: {
      ongoing: 'Received and ongoing',
      proposed: 'Handovers without an answer',
      replies: 'Patients waiting for an answer',
      unsigned: 'To document',
    },
    recall: 'Take back handover',
    escalateHelp: 'Those who lead the unit are alarmed. You are responsible until someone takes over.',
    stay: 'Stay',
    escalate: { logOut: 'Alarm the lead and log out', changeUnit: 'Alarm the lead and change' },
  },
};
