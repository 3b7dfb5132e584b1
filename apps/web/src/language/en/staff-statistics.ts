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
      'Care is late when the visit begins after the booked time and the check-in. A patient is late by their check-in. One who was received without a check-in is not counted as late.',
  },
};
