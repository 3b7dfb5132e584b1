import { GATEWAY_ROUTES } from '@om/contracts';
import { answered, firstAnswers } from '@om/public-client';
import { randomUUID } from 'node:crypto';
import { act, caseOf, ongoingVisit, receiveAndStart, endVisit, untilCase } from './acts.js';
import { untilState } from './end-steps.js';
import { sendCase } from './start-steps.js';
import { ensure, type Step } from './walk.js';
import { NURSE, PATIENT, PATIENT_NUMBER, refusedWith, UNITS, until, type World } from './world.js';

const unit = UNITS.messageOff;
const { checkIn, createCase, findPatient } = GATEWAY_ROUTES;

const MINUTE_MS = 60_000;

/** Books a time for the patient, by the development command. */
const bookIn = async (world: World, minutes: number): Promise<string> => {
  const { code } = await world.freeReason(PATIENT, unit);
  const visitId = randomUUID();
  const bookedFor = new Date(Date.now() + minutes * MINUTE_MS).toISOString();
  const body = { visitId, personnummer: PATIENT_NUMBER, careUnitId: unit, reasonCode: code, bookedFor };
  const { visitor } = world.person(NURSE);
  answered(await visitor.post('/api/dev/bookings', GATEWAY_ROUTES.devBooking.answer, body));
  return visitId;
};

const booked: Step<World>[] = [
  {
    number: '–',
    says: 'a booked visit: checking in is possible from 15 minutes before, not earlier',
    run: async (world) => {
      const early = await bookIn(world, 60);
      const { visitor } = world.person(PATIENT);
      const path = (visitId: string) => `/api/patient/cases/${visitId}/check-in`;
      refusedWith(await visitor.post(path(early), checkIn.answer), 'visit.check-in-closed');
      ensure((await caseOf(world, early)).case.checkIn, 'the patient does not read when to check in');
      answered(await visitor.post(`/api/patient/cases/${early}/cancel`, GATEWAY_ROUTES.cancel.answer));
      const soon = await bookIn(world, 10);
      answered(await visitor.post(path(soon), checkIn.answer));
      await until(
        () => world.row(NURSE, 'waiting', soon),
        (row) => row?.checkedInAt !== undefined,
        'the list does not show that the patient has checked in',
      );
      await receiveAndStart(world, NURSE, soon);
      await endVisit(world, NURSE, soon, 0);
      await untilState(world, 'closed', soon);
    },
  },
];

/** Creates a case on behalf of the patient, as somebody at the telephone does. */
const onBehalf = async (world: World): Promise<string> => {
  const reason = await world.freeReason(PATIENT, unit);
  const visitId = randomUUID();
  const body = {
    visitId,
    personnummer: PATIENT_NUMBER,
    phone: '+46701740639',
    careUnitId: unit,
    reasonCode: reason.code,
    answers: firstAnswers(reason),
    ownWords: 'Ringer och behöver hjälp.',
  };
  answered(await world.person(NURSE).visitor.post('/api/staff/cases', createCase.answer, body));
  return visitId;
};

const desk: Step<World>[] = [
  {
    number: '–',
    says: 'Sök patient by personnummer, a case on behalf of the patient, who sees it with who made it',
    run: async (world) => {
      const { visitor } = world.person(NURSE);
      const wanted = { personnummer: PATIENT_NUMBER };
      const found = answered(
        await visitor.send('POST', '/api/staff/patients/find', findPatient.answer, wanted),
      );
      ensure(found.patient?.name === PATIENT, 'the patient is not found');
      world.visitId = await onBehalf(world);
      const { case: own } = await caseOf(world, world.visitId);
      ensure(
        own.state === 'waiting' && own.createdBy?.name === NURSE,
        'the patient does not see who made it',
      );
    },
  },
  {
    number: '–',
    says: 'Koppla ihop: the duplicate closes and points to the case that goes on; chats are never mixed',
    run: async (world) => {
      const duplicate = await sendCase(world, unit);
      await act(world, NURSE, [duplicate, 'link'], { toVisitId: world.visitId });
      await untilCase(
        world,
        duplicate,
        ({ case: own }) => own.linkedTo?.visitId === world.visitId,
        'the patient does not read where the case goes on',
      );
      const { linkedCases } = await world.visit(NURSE);
      ensure(
        linkedCases?.some(({ visitId }) => visitId === duplicate),
        'the case does not show its duplicate',
      );
    },
  },
  {
    number: '–',
    says: 'Avboka by care: the patient reads the message, not the reason noted inside',
    run: async (world) => {
      const body = { reason: 'INTERN ORSAK', message: 'Vi måste tyvärr ställa in.' };
      await act(world, NURSE, [world.visitId, 'cancel-by-care'], body);
      const view = await caseOf(world, world.visitId);
      ensure(view.case.cancellation?.message === body.message, 'the patient does not read why');
      ensure(!JSON.stringify(view).includes('INTERN'), 'the patient reads the inner reason');
    },
  },
  {
    number: '–',
    says: 'Hänvisa vidare: the patient reads where to turn, and what to do',
    run: async (world) => {
      const visitId = await ongoingVisit(world);
      const body = { destination: '1177', message: 'Ring 1177 om du blir sämre.' };
      await act(world, NURSE, [visitId, 'redirect'], body);
      const { case: own } = await caseOf(world, visitId);
      ensure(own.state === 'redirected' && own.redirect?.message === body.message, 'the patient is not told');
    },
  },
  {
    number: '–',
    says: 'Uteblivet needs two attempts to reach the patient',
    run: async (world) => {
      const visitId = await ongoingVisit(world);
      const { visitor } = world.person(NURSE);
      const press = () => visitor.post(`/api/staff/visits/${visitId}/no-show`, GATEWAY_ROUTES.noShow.answer);
      refusedWith(await press(), 'visit.contact-attempts-missing');
      for (const how of ['phone', 'sms']) await act(world, NURSE, [visitId, 'log-contact-attempt'], { how });
      const { visit } = answered(await press());
      ensure(visit.state === 'no-show', `the visit is ${visit.state}`);
    },
  },
];

/** What stands around a visit: booked times, cases on behalf of a patient, and the ways it ends otherwise. */
export const DESK_STEPS: readonly Step<World>[] = [...booked, ...desk];
