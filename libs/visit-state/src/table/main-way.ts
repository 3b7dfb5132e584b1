import { rows, type Transition } from '../transition.js';

/**
 * The way of a case from sending to the end of the visit (domain 4.3, rows 1 to 11, 18 and 19). Drop-in and booked visits
 * meet in `claimed`, so both begin in chat mode (invariant 6). A draft lives in the patient's browser, which forgets it after
 * `DRAFT_HOURS` (row 23). A case that is sent *om samma sak* points to the one that is over (4.7, CLOSED). Until the start the patient can add
 * words (4.7); after it there is the chat.
 */
export const MAIN_WAY: readonly Transition[] = [
  ...rows(['draft'], {
    step: '1',
    on: 'send',
    to: 'waiting',
    by: 'patient',
    when: 'no-red-flag',
    checks: ['follows-own-over'],
    says: 'sent',
  }),
  ...rows(['draft'], { step: '1', on: 'create', to: 'waiting', by: 'staff', says: 'sent' }),
  ...rows(['draft'], {
    step: '2',
    on: 'send',
    to: 'waiting',
    by: 'patient',
    when: 'red-flag',
    checks: ['red-flag-let-through', 'follows-own-over'],
    says: 'sent',
  }),
  ...rows(['draft'], { step: '4', on: 'book', to: 'scheduled', by: 'system', says: 'booked' }),
  ...rows(['scheduled'], { step: '4', on: 'rebook', by: 'system', when: 'moved', says: 'rebooked' }),
  ...rows(['scheduled'], {
    step: '5',
    on: 'check-in',
    to: 'waiting',
    by: 'patient',
    checks: ['check-in-open'],
    says: 'checked-in',
  }),
  ...rows(['scheduled', 'waiting', 'claimed'], {
    step: '4.7',
    on: 'add-words',
    by: 'patient',
    checks: ['additions-left'],
    says: 'words-added',
  }),
  ...rows(['waiting', 'scheduled'], {
    step: '6',
    on: 'claim',
    to: 'claimed',
    by: 'unit',
    checks: ['on-shift'],
    says: 'claimed',
  }),
  ...rows(['claimed'], {
    step: '7',
    on: 'release',
    to: 'waiting',
    by: 'responsible-or-lead',
    when: 'has-waited',
    says: 'released',
  }),
  ...rows(['claimed'], {
    step: '7',
    on: 'release',
    to: 'scheduled',
    by: 'responsible-or-lead',
    when: 'never-waited',
    says: 'released',
  }),
  ...rows(['claimed'], {
    step: '8',
    on: 'start',
    to: 'ongoing',
    by: 'responsible',
    checks: ['same-version'],
    says: 'started',
  }),
  ...rows(['ongoing'], {
    step: '9',
    on: 'pause',
    to: 'on-hold',
    by: 'responsible',
    needs: ['nobody-waits'],
    checks: ['same-version', 'nothing-unanswered'],
    says: 'paused',
  }),
  ...rows(['on-hold'], { step: '10', on: 'patient-message', to: 'ongoing', by: 'system', says: 'continued' }),
  ...rows(['on-hold'], {
    step: '10',
    on: 'resume',
    to: 'ongoing',
    by: 'responsible',
    checks: ['on-shift'],
    says: 'continued',
  }),
  ...rows(['ongoing', 'on-hold'], {
    step: '11',
    on: 'end',
    to: 'async',
    by: 'responsible',
    needs: ['no-pending-handover'],
    checks: ['same-version', 'phase-offered', 'auto-message-possible'],
    says: 'ended',
  }),
  ...rows(['scheduled', 'waiting', 'claimed'], {
    step: '18',
    on: 'cancel',
    to: 'cancelled',
    by: 'patient',
    says: 'cancelled',
  }),
  ...rows(['scheduled', 'waiting'], {
    step: '19',
    on: 'cancel-by-care',
    to: 'cancelled',
    by: 'unit',
    says: 'cancelled',
  }),
];
