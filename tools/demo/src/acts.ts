import { patientCaseView, visitAnswer, type PatientCaseView, type VisitSnapshot } from '@om/contracts';
import { answered, type Reply } from '@om/public-client';
import type { z } from 'zod';
import { sendCase } from './start-steps.js';
import { NURSE, PATIENT, UNITS, until, type World } from './world.js';

type Answered = z.output<typeof visitAnswer>;

/** A command of a clinician on a visit, as it was answered. */
export const ask = (
  world: World,
  name: string,
  [visitId, verb]: readonly [visitId: string, verb: string],
  body: object = {},
): Promise<Reply<Answered>> =>
  world.person(name).visitor.post(`/api/staff/visits/${visitId}/${verb}`, visitAnswer, body);

/** A command of a clinician that has to succeed; the visit as it is afterwards. */
export const act = async (
  world: World,
  name: string,
  on: readonly [visitId: string, verb: string],
  body: object = {},
): Promise<VisitSnapshot> => answered(await ask(world, name, on, body)).visit;

/** The visit's version as the clinician sees it now. */
export const versionOf = async (world: World, name: string, visitId: string): Promise<number> =>
  (await world.visit(name, visitId)).visit.version;

/** A case of the patient that the clinician has received and started. */
export const ongoingVisit = async (
  world: World,
  { nurse = NURSE, patient = PATIENT, unit = UNITS.messageOff } = {},
): Promise<string> => {
  const visitId = await sendCase(world, unit, patient);
  await receiveAndStart(world, nurse, visitId);
  return visitId;
};

/** *Ta emot* and *Starta besök*; the chat is open afterwards. */
export const receiveAndStart = async (world: World, name: string, visitId: string): Promise<void> => {
  const { version } = await act(world, name, [visitId, 'claim']);
  await act(world, name, [visitId, 'start'], { expectedVersion: version });
  await until(
    () => world.visit(name, visitId),
    ({ conversation }) => conversation?.open ?? false,
    'the chat did not open',
  );
};

/** *Avsluta besök* with so many hours of asynchronous phase. */
export const endVisit = async (
  world: World,
  name: string,
  visitId: string,
  hours: number,
  autoMessage = false,
): Promise<VisitSnapshot> => {
  const expectedVersion = await versionOf(world, name, visitId);
  const body = { expectedVersion, async: { kind: 'hours', hours }, autoMessage };
  return act(world, name, [visitId, 'end'], body);
};

/** The case as its patient sees it. */
export const caseOf = async (world: World, visitId: string, patient = PATIENT): Promise<PatientCaseView> =>
  answered(await world.person(patient).visitor.get(`/api/patient/cases/${visitId}`, patientCaseView));

/** Waits until the case of the patient fits. */
export const untilCase = (
  world: World,
  visitId: string,
  fits: (view: PatientCaseView) => boolean,
  otherwise: string,
): Promise<PatientCaseView> => until(() => caseOf(world, visitId), fits, otherwise);
