import type { Translated } from '../language.js';
import type { staffShortcuts as swedish } from '../sv/staff-shortcuts.js';

/** English words of the list of keys. */
export const staffShortcuts: Translated<typeof swedish> = {
  keys: {
    title: 'Keyboard shortcuts',
    key: 'Key',
    does: 'Does',
    rows: {
      enter: 'Send message',
      shiftEnter: 'New line',
      findPatient: 'Find patient',
      f6: 'Next part of the page',
      shiftF6: 'Previous part of the page',
      alt1: 'Chat',
      alt2: 'Note',
      alt3: 'Facts',
      alt4: 'Clinician chat',
      altArrows: 'Previous or next of my cases',
      arrows: 'Choose a case in the list',
      homeEnd: 'First or last case in the list',
      openRow: 'Open the case',
      claim: 'Receive, when a row of the list has focus',
      escape: 'Close dialog or menu',
      help: 'This list',
    },
    claimOff: 'Use T for Receive in the list',
  },
};
