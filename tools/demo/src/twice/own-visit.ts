import { endVisit, ongoingVisit } from '../acts.js';
import { say } from '../talk-steps.js';
import { ensure } from '../walk.js';
import { PATIENT, UNITS, World } from '../world.js';

/** As whom the start tells people to log in; the demo has staff of its own. */
const CLINICIAN = 'HSP39 TestPerson39';

/** A visit held by people, not by the demo. */
export interface OwnVisit {
  /** Goes on and ends. @throws Error with a sentence when anything of it has changed meanwhile */
  goOn(): Promise<void>;
}

/** Begins a visit of the patient whom the demo also plays, with a clinician who is not of the demo. */
export const holdOwnVisit = async (base: URL): Promise<OwnVisit> => {
  const people = new World(base);
  await people.enterPatient(PATIENT);
  await people.enterStaff(CLINICIAN, UNITS.messageOff);
  people.visitId = await ongoingVisit(people, { nurse: CLINICIAN });
  await say(people, PATIENT, 'Skrivet före demonstrationen.');
  const before = await shownTo(people);
  return {
    goOn: async () => {
      const after = await shownTo(people);
      ensure(after === before, `the visit beside has changed from ${before} to ${after}`);
      await say(people, PATIENT, 'Skrivet efter demonstrationen.');
      await endVisit(people, CLINICIAN, people.visitId, 0);
      people.leave();
    },
  };
};

/** What a visit is to its clinician: its state, whose it is, and every message. */
const shownTo = async (people: World): Promise<string> => {
  const { visit, conversation } = await people.visit(CLINICIAN);
  return JSON.stringify([
    visit.state,
    visit.responsible?.name,
    conversation?.messages.map(({ text }) => text),
  ]);
};
