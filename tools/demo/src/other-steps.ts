import { patientCaseView, visitAnswer } from '@om/contracts';
import { answered } from '@om/public-client';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { endVisit, receiveAndStart } from './acts.js';
import { elapse, untilState } from './end-steps.js';
import { sendCase } from './start-steps.js';
import { ensure, type Step } from './walk.js';
import { NURSE, PATIENT, PATIENT_NUMBER, refusedWith, UNITS, until, type World } from './world.js';

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
      await receiveAndStart(world, NURSE, visitId);
      await endVisit(world, NURSE, visitId, 0);
      await untilState(world, 'closed', visitId);
    },
  },
  {
    number: '2.3-4',
    says: 'Meddelande where it is on: needs 72 hours, is sent after them before the case closes',
    run: async (world) => {
      await world.enterStaff(NURSE, UNITS.messageOn);
      const visitId = await sendCase(world, UNITS.messageOn);
      await receiveAndStart(world, NURSE, visitId);
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
      await endVisit(world, NURSE, visitId, 72, true);
      await elapse(world, 73, visitId);
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
