import { GATEWAY_ROUTES } from '@om/contracts';
import { answered } from '@om/public-client';
import { act, ask, caseOf, endVisit, ongoingVisit, untilCase, versionOf } from './acts.js';
import { untilState } from './end-steps.js';
import { say } from './talk-steps.js';
import { ensure, type Step } from './walk.js';
import { LEAD, LEAVING_PATIENT, NURSE, PATIENT, PHYSICIAN, refusedWith, until, type World } from './world.js';

const HOURS_24 = { async: { kind: 'hours', hours: 24 } };
const on = (world: World, verb: string) => [world.visitId, verb] as const;

const during: Step<World>[] = [
  {
    number: '–',
    says: 'the patient leaves the visit: the clinician sees since when; it goes on, and the patient comes back to it',
    run: async (world) => {
      await world.enterPatient(LEAVING_PATIENT);
      const visitId = await ongoingVisit(world, { patient: LEAVING_PATIENT });
      const { visit } = await world.visit(NURSE, visitId);
      const { live } = world.person(NURSE);
      const turned = (online: boolean) =>
        live.next(
          'presence',
          ({ patientId, presence }) =>
            patientId === visit.patient.patientId &&
            presence.online === online &&
            presence.since > (visit.startedAt ?? ''),
        );
      world.person(LEAVING_PATIENT).live.close();
      const { presence } = await turned(false);
      const after = await world.visit(NURSE, visitId);
      ensure(after.conversation?.presence?.since === presence.since, 'the visit does not say since when');
      ensure(after.visit.state === 'ongoing', `the visit is ${after.visit.state}`);
      await world.enterPatient(LEAVING_PATIENT);
      await turned(true);
      await endVisit(world, NURSE, visitId, 0);
    },
  },
  {
    number: '–',
    says: 'Vänta på patienten: the patient reads that care waits; what they write goes on with the visit',
    run: async (world) => {
      world.visitId = await ongoingVisit(world);
      await say(world, NURSE, 'Vi väntar på ditt svar.');
      const expectedVersion = await versionOf(world, NURSE, world.visitId);
      await act(world, NURSE, on(world, 'pause'), { expectedVersion });
      ensure((await caseOf(world, world.visitId)).case.onHold, 'the patient is not told');
      await until(
        () => world.row(NURSE, 'on-hold'),
        (row) => row !== undefined,
        'the visit is not in the tab Väntar på patienten',
      );
      await say(world, PATIENT, 'Nu är jag här igen.');
      await untilState(world, 'ongoing');
    },
  },
  {
    number: '–',
    says: 'Akut!: the patient raises it, 112 stays on the page, the unit lead is alarmed and takes care of it',
    run: async (world) => {
      const path = `/api/patient/cases/${world.visitId}/raise-emergency`;
      answered(await world.person(PATIENT).visitor.post(path, GATEWAY_ROUTES.patientEmergency.answer));
      ensure((await caseOf(world, world.visitId)).case.emergency, 'the card is not shown');
      const { live, visitor } = world.person(LEAD);
      const { alarm } = await live.next(
        'alarm',
        ({ alarm: one }) => one.visitId === world.visitId && one.kind === 'emergency',
      );
      const at = `/api/staff/alarms/${alarm.alarmId}/acknowledge`;
      answered(await visitor.post(at, GATEWAY_ROUTES.acknowledgeAlarm.answer));
      await act(world, NURSE, on(world, 'clear-emergency'));
      ensure(!(await caseOf(world, world.visitId)).case.emergency, 'the card is still shown');
    },
  },
];

const afterEnd: Step<World>[] = [
  {
    number: '–',
    says: 'the asynchronous phase is extended; the patient reads the new time',
    run: async (world) => {
      const before = await endVisit(world, NURSE, world.visitId, 24);
      const body = { async: { kind: 'hours', hours: 72 } };
      const after = await act(world, NURSE, on(world, 'extend-async'), body);
      ensure((after.asyncUntil ?? '') > (before.asyncUntil ?? ''), 'the phase has not become longer');
      const { case: own } = await caseOf(world, world.visitId);
      ensure(own.asyncUntil === after.asyncUntil, 'the patient reads another time');
    },
  },
  {
    number: '–',
    says: 'Återuppta: the ended visit goes on in real time, and is ended again',
    run: async (world) => {
      await act(world, NURSE, on(world, 'resume'));
      await untilState(world, 'ongoing');
      await until(
        () => say(world, PATIENT, 'Bra att du är här igen.').catch(() => 0),
        (seq) => seq > 0,
        'the patient cannot write',
      );
      await endVisit(world, NURSE, world.visitId, 24);
    },
  },
  {
    number: '–',
    says: 'Stäng nu needs a reason while a reply waits; a colleague takes over and answers instead',
    run: async (world) => {
      await until(
        () => say(world, PATIENT, 'En fråga till.').catch(() => 0),
        (seq) => seq > 0,
        'the patient cannot write',
      );
      await until(
        () => world.visit(NURSE),
        ({ visit }) => visit.unansweredReply !== undefined,
        'no reply waits',
      );
      refusedWith(await ask(world, NURSE, on(world, 'close')), 'visit.reason-required');
      await act(world, PHYSICIAN, on(world, 'take-over'));
      await until(
        () => say(world, PHYSICIAN, 'Jag svarar i stället.').catch(() => 0),
        (seq) => seq > 0,
        'who took over cannot write',
      );
      await until(
        () => world.visit(PHYSICIAN),
        ({ visit }) => visit.unansweredReply === undefined,
        'the reply still waits',
      );
    },
  },
  {
    number: '–',
    says: 'Stäng nu closes the case; Öppna igen with a reason opens it for messages',
    run: async (world) => {
      await act(world, PHYSICIAN, on(world, 'close'));
      await untilState(world, 'closed');
      await act(world, PHYSICIAN, on(world, 'reopen'), { reason: 'Provsvaret har kommit.', ...HOURS_24 });
      await untilCase(
        world,
        world.visitId,
        ({ case: own, conversation }) => own.state === 'async' && (conversation?.open ?? false),
        'the patient cannot write in the opened case',
      );
      await until(
        () => ask(world, PHYSICIAN, on(world, 'close')),
        (reply) => reply.ok,
        'the opened case cannot be closed',
      );
      await untilState(world, 'closed');
    },
  },
];

/** What seed 2.3 leaves to choose around the end of a visit. */
export const PHASE_STEPS: readonly Step<World>[] = [...during, ...afterEnd];
