import { patientCaseView, visitAnswer } from '@om/contracts';
import { answered } from '@om/public-client';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { elapse, untilState } from './end-steps.js';
import { sendCase } from './start-steps.js';
import { ensure, type Step } from './walk.js';
import { NURSE, PATIENT, refusedWith, UNITS, until, type World } from './world.js';

/** Personnummer of the patient of the walk: a Swedish test number. */
const PATIENT_NUMBER = '198603042386';

const claimAndStart = async (world: World, visitId: string): Promise<void> => {
  const { visitor } = world.person(NURSE);
  const { visit } = answered(await visitor.post(`/api/staff/visits/${visitId}/claim`, visitAnswer));
  answered(
    await visitor.post(`/api/staff/visits/${visitId}/start`, visitAnswer, { expectedVersion: visit.version }),
  );
  await until(
    () => world.visit(NURSE, visitId),
    ({ conversation }) => conversation?.open ?? false,
    'the chat did not open',
  );
};

const end = async (world: World, visitId: string, hours: number, autoMessage: boolean): Promise<void> => {
  const { visit } = await world.visit(NURSE, visitId);
  const body = { expectedVersion: visit.version, async: { kind: 'hours', hours }, autoMessage };
  answered(await world.person(NURSE).visitor.post(`/api/staff/visits/${visitId}/end`, visitAnswer, body));
};

/** What the seed says beside the main walk: cancelling, booked visits, and *Meddelande* where it is on. */
export const OTHER_STEPS: readonly Step<World>[] = [
  {
    number: '2.1-1',
    says: 'the patient cancels while Ta emot is pressed: one outcome, told to both',
    run: async (world) => {
      const visitId = await sendCase(world, UNITS.messageOff);
      const [cancelled] = await Promise.all([
        world.person(PATIENT).visitor.post(`/api/patient/cases/${visitId}/cancel`, z.unknown()),
        world.person(NURSE).visitor.post(`/api/staff/visits/${visitId}/claim`, visitAnswer),
      ]);
      answered(cancelled);
      const { visit } = await world.visit(NURSE, visitId);
      ensure(visit.state === 'cancelled' && !visit.responsible, `the visit is ${visit.state}`);
    },
  },
  {
    number: '2.1',
    says: 'a booked visit starts in chat mode too, and an end without phase closes it',
    run: async (world) => {
      const { code } = await world.freeReason(PATIENT, UNITS.messageOff);
      const visitId = randomUUID();
      const bookedFor = new Date(Date.now() + 11 * 60_000).toISOString();
      const body = {
        visitId,
        personnummer: PATIENT_NUMBER,
        careUnitId: UNITS.messageOff,
        reasonCode: code,
        bookedFor,
      };
      answered(await world.person(NURSE).visitor.post('/api/dev/bookings', visitAnswer, body));
      await until(
        () => world.row(NURSE, 'booked', visitId),
        (row) => row?.bookedFor === bookedFor,
        'the booking is not in the tab Bokade',
      );
      await claimAndStart(world, visitId);
      await end(world, visitId, 0, false);
      await untilState(world, 'closed', visitId);
    },
  },
  {
    number: '2.3-4',
    says: 'Meddelande where it is on: needs 72 hours, is sent after them before the case closes',
    run: async (world) => {
      await world.enterStaff(NURSE, UNITS.messageOn);
      const visitId = await sendCase(world, UNITS.messageOn);
      await claimAndStart(world, visitId);
      const { visit } = await world.visit(NURSE, visitId);
      const short = {
        expectedVersion: visit.version,
        async: { kind: 'hours', hours: 48 },
        autoMessage: true,
      };
      refusedWith(
        await world.person(NURSE).visitor.post(`/api/staff/visits/${visitId}/end`, visitAnswer, short),
        'visit.meddelande-too-short',
      );
      await end(world, visitId, 72, true);
      await elapse(world, 72, visitId);
      await untilState(world, 'closed', visitId);
      const view = answered(
        await world.person(PATIENT).visitor.get(`/api/patient/cases/${visitId}`, patientCaseView),
      );
      ensure(
        view.conversation?.messages.some(({ kind }) => kind === 'auto'),
        'the automatic message was not sent',
      );
    },
  },
];
