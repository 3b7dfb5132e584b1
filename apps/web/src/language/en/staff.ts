import type { Catalogues, Translated } from '../language.js';
import { staffAdministration } from './staff-administration.js';
import { staffAlarms } from './staff-alarms.js';
import { staffAttention } from './staff-attention.js';
import { staffCourse } from './staff-course.js';
import { staffDialogs } from './staff-dialogs.js';
import { staffDuties } from './staff-duties.js';
import { staffFeedback } from './staff-feedback.js';
import { staffHome } from './staff-home.js';
import { staffOnBehalf } from './staff-on-behalf.js';
import { staffPages } from './staff-pages.js';
import { staffParticipation } from './staff-participation.js';
import { staffSchedule } from './staff-schedule.js';
import { staffShift } from './staff-shift.js';
import { staffShortcuts } from './staff-shortcuts.js';
import { staffStatistics } from './staff-statistics.js';
import { staffVisit } from './staff-visit.js';

/** English words of the clinician's workspace. */
export const staff: Translated<Catalogues['staff']> = {
  ...staffHome,
  ...staffShortcuts,
  ...staffVisit,
  ...staffCourse,
  ...staffParticipation,
  ...staffDialogs,
  ...staffDuties,
  ...staffFeedback,
  ...staffOnBehalf,
  ...staffShift,
  ...staffAlarms,
  ...staffPages,
  ...staffSchedule,
  ...staffAdministration,
  ...staffStatistics,
  ...staffAttention,
};
