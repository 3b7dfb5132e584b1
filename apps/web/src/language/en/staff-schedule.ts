import type { Translated } from '../language.js';
import type { staffSchedule as swedish } from '../sv/staff-schedule.js';

/** English words of the schedule. */
export const staffSchedule: Translated<typeof swedish> = {
  schedule: {
    title: 'Schedule',
    create: 'Create times',
    field: {
      date: 'Day (year-month-day)',
      from: 'From',
      to: 'To',
      minutes: 'Length',
      clinician: 'Member of staff',
    },
    wrong: {
      date: 'Write a day that exists',
      from: 'Write a time that has not been, for example 10.00',
      to: 'Write a time later than the start, for example 12.00',
    },
    anyone: 'The unit',
    submit: 'Create times',
    made_one: 'There is {{count}} time now.',
    made_other: 'There are {{count}} times now.',
    times: 'Times to come',
    none: 'No times',
    noneHelp: 'Times you create are shown here, and patients with a booking ticket can book them.',
    booked: 'Booked, open the case',
    remove: 'Remove',
    more: 'There are more times later.',
  },
};
