import type { Catalogues, Translated } from '../language.js';
import { patientBooking } from './patient-booking.js';
import { patientCourse } from './patient-course.js';
import { patientPages } from './patient-pages.js';

/** English words for patients. */
export const patient: Translated<Catalogues['patient']> = {
  ...patientPages,
  ...patientCourse,
  ...patientBooking,
};
