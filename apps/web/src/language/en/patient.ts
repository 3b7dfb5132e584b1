import type { Catalogues, Translated } from '../language.js';
import { patientBooking } from './patient-booking.js';
import { patientCase } from './patient-case.js';
import { patientCourse } from './patient-course.js';
import { patientPages } from './patient-pages.js';
import { patientSend } from './patient-send.js';

/** English words for patients. */
export const patient: Translated<Catalogues['patient']> = {
  ...patientPages,
  ...patientSend,
  ...patientCase,
  ...patientCourse,
  ...patientBooking,
};
