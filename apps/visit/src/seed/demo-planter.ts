import { Inject, Injectable, Logger } from '@nestjs/common';
import type { CareUnit, VisitSnapshot } from '@om/contracts';
import { isRefused, type Refused } from '@om/messaging';
import { CLOCK, type Clock } from '@om/platform';
import { OURSELVES } from '@om/visit-state';
import type { PatientDocument } from '../patients/patient.schema.js';
import { Patients } from '../patients/patients.js';
import { identityOf } from '../patients/personnummer.js';
import { draftOfBooking, draftOfCase } from '../visits/new-case.js';
import type { VisitAnswer } from '../visits/visit-change.js';
import { Visits } from '../visits/visits.js';
import { answersOf } from './demo-answers.js';
import { DEMO_CASES, type DemoCase } from './demo-cases.js';
import { DEMO_PERSONS, type DemoPerson } from './demo-persons.js';

const WHAT = 'demo seed';
const MINUTE_MS = 60_000;

/** Puts made-up patients and cases in place; what is there already stays as it is. */
@Injectable()
export class DemoPlanter {
  private readonly logger = new Logger(DemoPlanter.name);

  constructor(
    private readonly patients: Patients,
    private readonly visits: Visits,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The patients one can log in as. */
  async plantPatients(): Promise<void> {
    for (const person of Object.values(DEMO_PERSONS)) await this.register(person);
  }

  /** The cases of a unit, with times relative to now. */
  async plantCases(unit: CareUnit): Promise<void> {
    for (const demo of DEMO_CASES.filter(({ careUnitId }) => careUnitId === unit.careUnitId)) {
      if (await this.visits.find(demo.visitId)) continue;
      const planted = await this.plantCase(demo, unit);
      if (isRefused(planted)) this.logger.warn({ msg: 'case not planted', code: planted.refused.code });
    }
  }

  private async plantCase(demo: DemoCase, unit: CareUnit): Promise<VisitAnswer | Refused> {
    const patient = await this.register(DEMO_PERSONS[demo.person]);
    const now = this.clock.now();
    const at = 'sentAgo' in demo.minutes ? minutesFrom(now, -demo.minutes.sentAgo) : now;
    const draft = draftOf(demo, { unit, patient }, at);
    if (isRefused(draft)) return draft;
    const asked = { commandId: demo.visitId, what: WHAT };
    return draft.entry === 'booked'
      ? this.visits.create(draft, { type: 'book' }, { ...asked, principal: OURSELVES }, at)
      : this.visits.create(
          draft,
          { type: 'send', redFlag: false },
          { ...asked, principal: principalOf(patient) },
          at,
        );
  }

  private async register(person: DemoPerson): Promise<PatientDocument> {
    const identity = identityOf(person.personnummer);
    if (!identity) throw new Error(`${person.name} has an impossible number`);
    return this.patients.register({ ...person, ...identity }, OURSELVES, WHAT);
  }
}

const principalOf = ({ _id, name }: PatientDocument) => ({ kind: 'patient', personId: _id, name }) as const;

const minutesFrom = (instant: Date, minutes: number): Date =>
  new Date(instant.getTime() + minutes * MINUTE_MS);

/** The case as the patient would have sent it. */
const draftOf = (
  { visitId, careUnitId, reasonCode, ownWords, answers: known, minutes }: DemoCase,
  parts: { unit: CareUnit; patient: PatientDocument },
  at: Date,
): VisitSnapshot | Refused => {
  const common = { visitId, careUnitId, reasonCode };
  if ('bookedIn' in minutes) {
    const bookedFor = minutesFrom(at, minutes.bookedIn).toISOString();
    const draft = draftOfBooking({ ...common, bookedFor }, parts, at);
    return isRefused(draft) ? draft : { ...draft, ownWords };
  }
  const questions = parts.unit.reasons.find(({ code }) => code === reasonCode)?.questions ?? [];
  const answers = answersOf(questions, { ownWords, answers: known });
  return draftOfCase({ ...common, answers, redFlag: false, ownWords }, parts, at);
};
