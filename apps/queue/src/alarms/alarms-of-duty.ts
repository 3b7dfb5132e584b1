import { OPEN_DUTY_STATES, type Alarm, type Duty } from '@om/contracts';
import { v5 } from 'uuid';

/** What alarms of a duty that is left, and the field that says since when. */
const CAUSES = [
  ['duty-late', 'escalatedAt'],
  ['duty-overdue', 'lockedAt'],
] as const;

/**
 * The alarms a duty has ever given cause to, and whether it still does: for its clinician and the lead of the unit (domain 4.6).
 * It no longer does once it is signed or waived. The ids follow from the duty, so that raising one twice is once.
 */
export const alarmsOfDuty = (duty: Duty): { readonly alarm: Alarm; readonly hasCause: boolean }[] =>
  CAUSES.flatMap(([kind, since]) => {
    const raisedAt = duty[since];
    if (raisedAt === undefined) return [];
    const { dutyId, visitId, careUnitId, clinician, state } = duty;
    const alarm = {
      alarmId: v5(kind, dutyId),
      kind,
      careUnitId,
      personId: clinician.personId,
      about: clinician.name,
      visitId,
      raisedAt,
    };
    return [{ alarm, hasCause: OPEN_DUTY_STATES.includes(state) }];
  });
