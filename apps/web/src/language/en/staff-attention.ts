import type { Translated } from '../language.js';
import type { staffAttention as swedish } from '../sv/staff-attention.js';

/** English words of sounds and desktop notices. */
export const staffAttention: Translated<typeof swedish> = {
  attention: {
    title: 'Sounds and notices',
    ask: 'Do you want to hear sounds when something happens during the shift?',
    withSound: 'With sound',
    silent: 'Without sound',
    thisShift: 'Sounds during this shift',
    thisShiftHelp: 'You are asked again at your next login.',
    sound: {
      message: 'When a patient writes',
      handover: 'A handover to you, or an answer to yours',
      urgent: 'Priority 1 waits, or an emergency in a case',
    },
    volume: { off: 'Off', low: 'Low', medium: 'Medium', high: 'High' },
    listen: 'Listen',
    desktop: 'Notices on the desktop',
    desktopHelp: 'Shown while the window is hidden. They never say who or why.',
    desktopRefused:
      'The browser does not allow notices from this page. Change it in the browser settings for the page.',
    noDesktop: 'The browser has no notices on the desktop.',
    urgentWaits: 'An emergency, or a case with priority 1, waits.',
    notice: {
      message: 'New reply in a case',
      handover: 'A handover waits for your answer',
      'handover-answered': 'Your handover has been answered',
      emergency: 'An emergency in a case',
      urgent: 'An emergency, or a case with priority 1, waits',
    },
  },
};
