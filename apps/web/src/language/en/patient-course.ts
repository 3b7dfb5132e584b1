import type { Translated } from '../language.js';
import type { patientCourse as swedish } from '../sv/patient-course.js';

/** English words for patients about what can happen to a case. */
export const patientCourse: Translated<typeof swedish> = {
  course: {
    waitNow: 'Waiting time now',
    about_one: 'about {{count}} minute',
    about_other: 'about {{count}} minutes',
    unknown: 'We cannot say how long the wait is right now.',
    closedNow: 'The clinic is closed now',
    opens: 'We answer from {{when}}.',
    overdue: 'It takes longer than we want',
    overdueHelp: 'Your case stays in the queue. You need not do anything.',
    createdBy: '{{name}} sent the case for you.',
    checkedIn: 'You have checked in',
    checkedInHelp: 'Your booked visit begins {{when}}. Keep the page open.',
    onHold: 'We wait for your answer',
    onHoldHelp: 'Answer when you can. The visit goes on when you write.',
    guest: '{{name}}, {{role}}, takes part',
    reopened: 'The case has been opened again',
    linked: 'The case goes on in another place',
    linkedHelp: 'You had two cases about the same thing. We answer in the other one.',
    toLinked: 'To the case where we answer',
    redirected: 'You have been directed elsewhere',
    redirectedTo: {
      emergency: 'Go to an emergency department or call 112.',
      '1177': 'Call 1177 to get further help.',
      'care-unit': 'Contact the clinic named here.',
      other: 'Read what care staff have written.',
    },
    noShow: 'The visit did not take place',
    noShowHelp: 'We could not reach you. If you need help you can send a new case.',
    careCancelled: 'We have cancelled your visit',
    careCancelledHelp: 'We are sorry. You need not pay anything.',
    wordsFromCare: 'From care staff',
  },
  emergency: {
    title: 'Call 112 now',
    text: 'Care staff see that it is an emergency. Do not wait for an answer here.',
    call: 'Call 112',
    open: 'It is an emergency',
    ask: 'Is it an emergency?',
    askHelp: 'Call 112 first. Then you can show care staff that it is an emergency.',
    yes: 'Show care staff that it is an emergency',
    no: 'No, it is not an emergency',
  },
};
