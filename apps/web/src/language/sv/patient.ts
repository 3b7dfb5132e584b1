import { patientBooking } from './patient-booking.js';
import { patientCourse } from './patient-course.js';
import { patientPages } from './patient-pages.js';

/** All words for patients. The first page carries only `patientPages`; the others come with the pages that speak them. */
export const patient = { ...patientPages, ...patientCourse, ...patientBooking } as const;
