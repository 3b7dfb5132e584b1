import {
  GATEWAY_ROUTES,
  patientCaseView,
  patientCases,
  visitAnswer,
  type ChatMessage,
  type StaffVisit,
} from '@om/contracts';
import { answered, caseAbout } from '@om/public-client';
import { z } from 'zod';
import { ensure, type Step } from './walk.js';
import { LEAD, NURSE, PATIENT, PHYSICIAN, refusedWith, UNITS, until, type World } from './world.js';

const OWN_WORDS = 'Ont sedan tre veckor. <b>Vaknar</b> på natten.';

/** Sends a case of the patient at a unit and returns its id. */
export const sendCase = async (
  world: World,
  careUnitId: string,
  patient = PATIENT,
  more: { readonly interpreter?: string } = {},
): Promise<string> => {
  const reason = await world.freeReason(patient, careUnitId);
  const body = { ...caseAbout(careUnitId, reason), ownWords: OWN_WORDS, ...more };
  answered(await world.person(patient).visitor.post('/api/patient/cases', z.unknown(), body));
  world.reason = reason;
  return body.visitId;
};

const ADDED_WORDS = 'Jag har fått feber också.';

const arrive: Step<World>[] = [
  {
    number: '–',
    says: 'patient, nurse, physician and unit lead log in; who chooses care unit and role is on shift',
    run: async (world) => {
      await Promise.all([
        world.enterPatient(PATIENT),
        world.enterStaff(NURSE, UNITS.messageOff),
        world.enterStaff(PHYSICIAN, UNITS.messageOff),
        world.enterStaff(LEAD, UNITS.messageOff),
      ]);
    },
  },
  {
    number: '–',
    says: 'the patient answers the unit’s questions and sends a drop-in case; Startsida shows it without reloading',
    run: async (world) => {
      world.visitId = await sendCase(world, UNITS.messageOff, PATIENT, { interpreter: 'arabiska' });
      const { row } = await world
        .person(NURSE)
        .live.next('case-changed', ({ row: changed }) => changed.visitId === world.visitId);
      ensure(
        row.reason === world.reason?.label && row.patient.name === PATIENT,
        'the row does not name reason and patient',
      );
      ensure(await world.row(NURSE, 'waiting'), 'the case is not in the tab Väntar');
    },
  },
  {
    number: '–',
    says: 'the patient sees when care answers, and no priority',
    run: async (world) => {
      const { visitor } = world.person(PATIENT);
      const view = answered(await visitor.get(`/api/patient/cases/${world.visitId}`, patientCaseView));
      ensure(
        view.case.state === 'waiting' && view.case.hours,
        'the case does not wait, or the hours are missing',
      );
      const raw = answered(await visitor.get('/api/patient/cases', z.unknown()));
      ensure(!JSON.stringify(raw).includes('"priority"'), 'the patient is told the priority');
      patientCases.parse(raw);
    },
  },
];

const wait: Step<World>[] = [
  {
    number: '–',
    says: 'the clinician sees before Ta emot that an interpreter is needed, and in which language',
    run: async (world) => {
      const { visit } = await world.visit(NURSE);
      ensure(visit.flags?.interpreter === 'arabiska', 'the visit does not say which interpreter is needed');
    },
  },
  {
    number: '–',
    says: 'the patient adds words while waiting; the clinician reads them, with their time',
    run: async (world) => {
      const { visitor } = world.person(PATIENT);
      const path = `/api/patient/cases/${world.visitId}/add-words`;
      const { case: own } = answered(
        await visitor.post(path, GATEWAY_ROUTES.addWords.answer, { text: ADDED_WORDS }),
      );
      ensure(own.additions?.[0]?.text === ADDED_WORDS, 'the patient does not see what was added');
      const { visit } = await world.visit(NURSE);
      ensure(
        visit.additions?.[0]?.text === ADDED_WORDS && visit.additions[0].at,
        'the clinician does not read what was added',
      );
    },
  },
];

/** Statuses after which an SMS is not on its way any more. */
const SMS_IS_OVER: readonly string[] = ['sent', 'delivered', 'failed'];
const SMS_TOLD_TO_FAIL =
  'the sms failed: the development channel was left failing; switch off “Låt sms misslyckas” at /utveckling/sms and run again';
const soonOf = ({ conversation }: StaffVisit) =>
  conversation?.notifications.find(({ kind }) => kind === 'turn-soon');

const claim: Step<World>[] = [
  {
    number: '2.1-1',
    says: 'Ta emot: two press at once, exactly one gets the case, the other is told who and when',
    run: async (world) => {
      const press = (name: string) =>
        world.person(name).visitor.post(`/api/staff/visits/${world.visitId}/claim`, visitAnswer);
      const [nurse, physician] = await Promise.all([press(NURSE), press(PHYSICIAN)]);
      const lost = [nurse, physician].flatMap((reply) => (reply.ok ? [] : [reply]));
      ensure(lost.length === 1 && lost[0], `${String(2 - lost.length)} of two have the case`);
      refusedWith(lost[0], 'visit.already-claimed');
      const { params } = lost[0].problem;
      ensure(params?.['name'] && params['at'], 'the other is not told who and when');
      const winner = nurse.ok ? NURSE : PHYSICIAN;
      if (winner === PHYSICIAN) {
        answered(
          await world
            .person(PHYSICIAN)
            .visitor.post(`/api/staff/visits/${world.visitId}/release`, visitAnswer),
        );
        answered(await press(NURSE));
      }
    },
  },
  {
    number: '2.1-1',
    says: '“SMS skickat” is shown before the visit starts',
    run: async (world) => {
      const view = await until(
        () => world.visit(NURSE),
        (visit) => SMS_IS_OVER.includes(soonOf(visit)?.status ?? ''),
        'no sms to the patient is shown',
      );
      ensure(soonOf(view)?.status !== 'failed', SMS_TOLD_TO_FAIL);
      ensure(view.visit.state === 'claimed', `the visit is ${view.visit.state}`);
    },
  },
  {
    number: '–',
    says: 'Släpp ärendet puts the case back in its place, Ta emot takes it again',
    run: async (world) => {
      const { visitor } = world.person(NURSE);
      const before = (await world.visit(NURSE)).visit.waitingSince;
      const { visit } = answered(
        await visitor.post(`/api/staff/visits/${world.visitId}/release`, visitAnswer),
      );
      ensure(
        visit.state === 'waiting' && visit.waitingSince === before,
        'the case has lost its place in the queue',
      );
      answered(await visitor.post(`/api/staff/visits/${world.visitId}/claim`, visitAnswer));
    },
  },
];

/** The greeting as it must stand: message 1, by name and profession. */
const greets = ({ seq, kind, text }: ChatMessage): boolean =>
  seq === 1 && kind === 'greeting' && text.includes(NURSE) && text.includes('sjuksköterska');

const start: Step<World>[] = [
  {
    number: '2.1-2',
    says: 'Starta besök: the visit opens in chat mode, the greeting by name and profession is message 1',
    run: async (world) => {
      for (const name of [NURSE, PATIENT]) {
        world.person(name).live.say({ type: 'open', ref: 'open-1', visitId: world.visitId, afterSeq: 0 });
        await world.person(name).live.next('opened', ({ ref }) => ref === 'open-1');
      }
      const { visit } = await world.visit(NURSE);
      const path = `/api/staff/visits/${world.visitId}/start`;
      answered(await world.person(NURSE).visitor.post(path, visitAnswer, { expectedVersion: visit.version }));
      for (const name of [NURSE, PATIENT]) {
        await world
          .person(name)
          .live.next('message', ({ message }) => message.visitId === world.visitId && greets(message));
      }
    },
  },
];

/** Seed 2.1 for a drop-in case: from the patient's case to the open chat. */
export const START_STEPS: readonly Step<World>[] = [...arrive, ...wait, ...claim, ...start];
