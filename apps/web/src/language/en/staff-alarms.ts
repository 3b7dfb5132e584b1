import type { Translated } from '../language.js';
import type { staffAlarms as swedish } from '../sv/staff-alarms.js';

/** English words of the alarms. */
export const staffAlarms: Translated<typeof swedish> = {
  alarm: {
    none: 'No alarms are waiting.',
    kind: {
      overdue: 'Nobody has answered a patient in time',
      emergency: 'Emergency in a case',
      'handover-expired': 'Nobody answered a handover',
      'handover-declined': 'A handover was declined',
      'reply-escalated': 'A reply has waited for a working day',
      'care-absent': 'A booked patient is waiting, nobody has received them',
      'shift-ended': '{{name}} ended the shift with {{count}} cases left',
      'duty-late': '{{name}} has not documented within 48 hours',
      'duty-overdue': '{{name}} has not documented within 14 days',
    },
    open: 'Open the case',
    acknowledge: 'I look after it',
  },
};
