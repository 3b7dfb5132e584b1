import { PROFESSIONS, type CareUnit, type ClinicianPrincipal, type VisitSnapshot } from '@om/contracts';
import { isRefused, type Refused } from '@om/messaging';
import type { NewAggregate } from '@om/persistence';
import {
  decide,
  fillGreeting,
  NOTHING_HEARD,
  OURSELVES,
  type Actor,
  type Trigger,
  type VisitRecord,
} from '@om/visit-state';
import type { PatientDocument } from '../patients/patient.schema.js';
import { draftOfBooking, draftOfCase } from '../visits/new-case.js';
import { clinicianOf, patientOf, patientNumberOf } from './made-up-people.js';
import { planOf, type Stage } from './plan.js';

type Loaded = VisitRecord<VisitSnapshot>;
type Step = readonly [trigger: Trigger, actor: Actor];

const MINUTE_MS = 60_000;
const PHASE_HOURS = 72;

/** A made-up visit and the patient it is about. */
export interface PlannedVisit {
  readonly patient: NewAggregate<PatientDocument>;
  readonly record: Loaded;
}

/**
 * The visit with this number, led to its stage by the same rules as everybody's: a case is drafted, sent, claimed, started, talked
 * about, ended and closed. The same number gives the same ids at every load.
 * @param units settings of the units by id
 * @param now what the times are counted back from
 * @throws Error when the units' settings do not allow it
 */
export const plannedVisit = (
  index: number,
  units: ReadonlyMap<string, CareUnit>,
  now: Date,
): PlannedVisit => {
  const { stage, careUnitId, agoMinutes } = planOf(index);
  const unit = units.get(careUnitId);
  if (!unit) throw new Error(`queue has not told of ${careUnitId} yet: start the system once before`);
  const patient = patientOf(patientNumberOf(index));
  const at = new Date(now.getTime() - agoMinutes * MINUTE_MS);
  const draft = granted(draftFor(index, stage, unit, patient, at));
  const clinician = clinicianOf(index, careUnitId);
  let record: Loaded = { visit: draft, heard: NOTHING_HEARD };
  for (const [number, step] of STAGES[stage].entries()) {
    const moment = new Date(at.getTime() + number * MINUTE_MS);
    const [trigger, actor] = step(record.visit, { unit, clinician, at: moment });
    const decision = decide(record, trigger, actor, moment);
    if ('refused' in decision) throw new Error(`a planned visit is refused: ${decision.refused.code}`);
    record = decision.record;
  }
  return { patient, record };
};

interface Scene {
  readonly unit: CareUnit;
  readonly clinician: ClinicianPrincipal;
  readonly at: Date;
}
type StepOf = (visit: VisitSnapshot, scene: Scene) => Step;

const sender = ({ patient }: VisitSnapshot): Actor => ({
  kind: 'patient',
  personId: patient.patientId,
  name: patient.name,
});

const send: StepOf = (visit) => [{ type: 'send', redFlag: false }, sender(visit)];
const book: StepOf = () => [{ type: 'book' }, OURSELVES];
const cancel: StepOf = (visit) => [{ type: 'cancel' }, sender(visit)];
const claim: StepOf = (_, { clinician }) => [{ type: 'claim', onShift: true }, clinician];
const start: StepOf = ({ version }, { unit, clinician }) => {
  const who = { name: clinician.name, profession: PROFESSIONS[clinician.profession] };
  return [{ type: 'start', expectedVersion: version, greeting: fillGreeting(unit.greeting, who) }, clinician];
};
const greeted: StepOf = () => [{ type: 'other-entry', seq: 1 }, OURSELVES];
const asked: StepOf = (_, { at }) => [{ type: 'patient-message', seq: 2, at: at.toISOString() }, OURSELVES];
const answered: StepOf = (_, { at }) => [{ type: 'care-message', seq: 3, at: at.toISOString() }, OURSELVES];
const end =
  (hours: number): StepOf =>
  ({ version }, { unit, clinician }) => [
    {
      type: 'end',
      expectedVersion: version,
      phase: { kind: 'hours', hours },
      autoMessage: false,
      settings: unit,
    },
    clinician,
  ];
const marked: StepOf = () => [{ type: 'other-entry', seq: 4 }, OURSELVES];
const sealed: StepOf = () => [{ type: 'sealed', sealSeq: 5, patient: 2, care: 3 }, OURSELVES];

const TALK = [send, claim, start, greeted, asked, answered];

/** How a visit comes to its stage. Chat's own load writes the same entries: greeting, question, answer, mark, seal. */
const STAGES: Readonly<{ [S in Stage]: readonly StepOf[] }> = {
  waiting: [send],
  scheduled: [book],
  cancelled: [send, cancel],
  claimed: [send, claim],
  ongoing: TALK,
  async: [...TALK, end(PHASE_HOURS), marked],
  closed: [...TALK, end(0), marked, sealed],
};

const draftFor = (
  index: number,
  stage: Stage,
  unit: CareUnit,
  patient: NewAggregate<PatientDocument>,
  at: Date,
): VisitSnapshot | Refused => {
  const reason = unit.reasons[index % unit.reasons.length];
  const wanted = { visitId: visitIdOf(index), careUnitId: unit.careUnitId, reasonCode: reason?.code ?? '' };
  const parts = { unit, patient: { ...patient, version: 1, handled: [], outbox: [] } };
  if (stage === 'scheduled') {
    const bookedFor = new Date(at.getTime() + index * MINUTE_MS).toISOString();
    return draftOfBooking({ ...wanted, bookedFor }, parts, at);
  }
  const answers = (reason?.questions ?? []).map(({ questionId, choices }) => ({
    questionId,
    answer: choices?.[0] ?? 'Tre veckor',
  }));
  return draftOfCase({ ...wanted, answers, redFlag: false, ownWords: 'Ont sedan tre veckor.' }, parts, at);
};

/** The id of the visit with this number. */
export const visitIdOf = (index: number): string =>
  `0198c1f2-10ad-7000-8000-${String(index).padStart(12, '0')}`;

const granted = (draft: VisitSnapshot | Refused): VisitSnapshot => {
  if (isRefused(draft)) throw new Error(`a planned visit is refused: ${draft.refused.code}`);
  return draft;
};
