import { patientBooking } from './patient-booking.js';
import { patientCase } from './patient-case.js';
import { patientCourse } from './patient-course.js';
import { patientPages } from './patient-pages.js';
import { patientSend } from './patient-send.js';

/** All words for patients. The first page carries only `patientPages`; the others come with the pages that speak them. */
export const patient = {
  ...patientPages,
  ...patientSend,
  ...patientCase,
  ...patientCourse,
  ...patientBooking,
} as const;
