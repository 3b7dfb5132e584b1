import type { Translated } from '../language.js';
import type { staffStatistics as swedish } from '../sv/staff-statistics.js';

/** English words of the statistics. */
export const staffStatistics: Translated<typeof swedish> = {
  statistics: {
    title: 'Statistics',
    booked: 'Booked visits',
    leadOnly: "Your role cannot see the unit's statistics",
    leadOnlyHelp: 'Those who lead the unit can.',
    failed: 'The statistics could not be fetched',
    period: 'Period',
    today: 'Today',
    days: 'The last {{count}} days',
    none: 'No booked visits in the period',
    noneHelp: 'Choose a longer period to see more.',
    ofBooked_one: 'Of {{count}} booked visit',
    ofBooked_other: 'Of {{count}} booked visits',
    side: { patient: 'The patient', care: 'Care' },
    kind: { noShow: 'Did not come', late: 'Came too late' },
    counted:
      'The patient has come at the check-in, or when the visit is opened on their screen. Care has come when the visit begins. No minute is counted for both: one who waits for the other is not late. One who never came is not counted as late.',
  },
};
