import type { Translated } from '../language.js';
import type { staffCourse as swedish } from '../sv/staff-course.js';

/** English words of what can be done with a visit. */
export const staffCourse: Translated<typeof swedish> = {
  action: {
    row: 'Actions',
    more: 'More',
    moreOfVisit: 'More ways to go on',
    feedback: 'Internal feedback',
    'go-on': 'Go on with the visit',
    'propose-handover': 'Hand over visit',
    pause: 'Pause',
    resume: 'Resume the visit',
    'take-over': 'Take over the case',
    'extend-async': 'Extend',
    close: 'Close now',
    reopen: 'Open again',
    redirect: 'Refer elsewhere',
    'no-show': 'Did not come',
    link: 'Link to another case',
    'cancel-by-care': 'Cancel',
    'raise-emergency': 'Emergency: show 112 to the patient',
    'send-ticket': 'Booking ticket',
    'invite-guest': 'Invite a colleague',
  },
  toast: {
    handover: 'The handover is sent. You are responsible until someone accepts.',
    feedback: 'The feedback is sent.',
  },
  emergency: {
    ask: 'Is it an emergency?',
    help: 'The patient gets a card with 112 at the top of the page. Those who lead the unit are alarmed. A handover that waits is taken back.',
    submit: 'Show 112 to the patient',
    by: {
      clinician: 'Emergency since {{time}}, said by {{name}}.',
      patient: 'The patient has said that it is an emergency, at {{time}}.',
    },
    patientSees: 'The patient sees the card with 112.',
    clear: 'Take away the card',
  },
  claim: {
    runsOut_one:
      'The case goes back to the queue in {{count}} minute, at {{time}}, unless you start the visit.',
    runsOut_other:
      'The case goes back to the queue in {{count}} minutes, at {{time}}, unless you start the visit.',
  },
  hold: {
    suggested: 'The patient has not answered since {{time}}. You can pause the visit.',
    overdue: 'The patient has not answered since {{time}}. You can end the visit.',
  },
  redirect: {
    title: 'Refer elsewhere',
    where: 'Where to?',
    to: {
      emergency: 'Emergency department',
      '1177': '1177',
      'care-unit': 'Another clinic',
      other: 'Other',
    },
    message: 'Message to the patient',
    messageHelp: 'Say where the patient should turn, and why.',
    messageNeeded: 'Write what the patient should do',
    ends: 'The visit ends.',
    submit: 'Refer elsewhere',
    line: 'Referred to {{where}} {{when}}.',
  },
  noShow: {
    title: 'Did not come',
    lead: 'Note how you have tried to reach the patient. Two attempts are needed.',
    submit: 'Mark as did not come',
    attempts: 'Attempts',
    none: 'None noted yet.',
    how: { phone: 'Phone', sms: 'Text message', message: 'Message' },
    note: { phone: 'Note a call', sms: 'Note a text message', message: 'Note a message' },
    missing_one: '{{count}} attempt is missing.',
    missing_other: '{{count}} attempts are missing.',
    patientTold: 'The patient is told how to come back.',
    handle: 'Did not come',
    proposed: 'The patient has not come to the booked time.',
    line: 'Did not come {{when}}.',
  },
  link: {
    title: 'Link cases',
    lead: 'This case is closed with a pointer to the other one. The chats are not mixed.',
    which: 'Which case goes on?',
    submit: 'Link',
    closed: 'Closed by {{name}}, as a duplicate of another case.',
    goesOn: 'Go to the case that goes on',
    hasDuplicates: 'Duplicates that have been closed:',
  },
};
