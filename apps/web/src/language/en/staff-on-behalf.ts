import type { Translated } from '../language.js';
import type { staffOnBehalf as swedish } from '../sv/staff-on-behalf.js';

/** English words of finding and creating patients. */
export const staffOnBehalf: Translated<typeof swedish> = {
  onBehalf: {
    title: 'Find or create patient',
    lead: 'Search by the whole personnummer. Hits are logged.',
    personnummer: 'Personnummer',
    personnummerHelp: 'For example 19860304-2386',
    wrong: 'The number is not right. Check every digit.',
    find: 'Search',
    noPhone: 'No mobile number',
    nobody: 'Nobody with personnummer {{personnummer}} is in the register.',
    cases: 'Cases that go on at the unit',
    createCase: 'Create case',
    createBoth: 'Create patient and case',
    caseTitle: 'New case for a patient',
    submit: 'Create the case',
    name: 'Name',
    phone: 'Mobile number',
    phoneHelp: 'The patient gets text messages there when it is their turn.',
    reason: 'Reason',
    chooseReason: 'Choose a reason',
    noAnswer: 'Not answered',
    interpreter: 'Interpreter, which language? (optional)',
    protectedIdentity: 'The patient’s identity is protected',
    ownWords: 'What the patient tells',
    error: {
      name: "Write the patient's name",
      phone: 'Write a mobile number, for example 070-174 06 05',
      answer: 'Fill in the answer',
      reasonCode: 'Choose a reason',
      ownWords: 'Write what the patient tells',
    },
  },
};
