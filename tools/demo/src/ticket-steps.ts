import { GATEWAY_ROUTES, type PatientCaseView, type PatientTicket } from '@om/contracts';
import { answered } from '@om/public-client';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { act, caseOf, untilCase } from './acts.js';
import { ensure, type Step } from './walk.js';
import { LEAD, NURSE, PATIENT, UNITS, until, type World } from './world.js';

const DAY_MS = 86_400_000;
const { bookTicket, cancel, createSlots, openTicket, rebook, rebookSlots, ticketSlots } = GATEWAY_ROUTES;

/** What the ticket steps tell each other. */
const said = { ticketId: '', bookingId: '', first: '', second: '' };

/** Times of the unit in three days, so that there always are some; the same at every walk. */
const makeSlots = async (world: World): Promise<void> => {
  const day = new Date(Date.now() + 3 * DAY_MS).toISOString().slice(0, 10);
  const wanted = { from: `${day}T05:00:00.000Z`, to: `${day}T06:00:00.000Z`, minutes: 20 };
  answered(await world.person(LEAD).visitor.post('/api/staff/slots', createSlots.answer, wanted));
};

const ticketOf = ({ case: { tickets } }: PatientCaseView): PatientTicket | undefined =>
  tickets?.find(({ ticketId }) => ticketId === said.ticketId);

const path = (world: World): string => `/api/patient/cases/${world.visitId}`;

const book = async (world: World, slotId: string) => {
  said.bookingId = randomUUID();
  const at = `${path(world)}/tickets/${said.ticketId}/book`;
  const body = { bookingId: said.bookingId, slotId };
  return world.person(PATIENT).visitor.post(at, bookTicket.answer, body);
};

/** The ticket as the clinician sees it in the visit. */
const untilTicket = (world: World, fits: (ticket: StaffTicket) => boolean, otherwise: string) =>
  until(
    async () => (await world.visit(NURSE)).visit.tickets?.find(({ ticketId }) => ticketId === said.ticketId),
    (ticket) => ticket !== undefined && fits(ticket),
    otherwise,
  );
type StaffTicket = NonNullable<z.output<typeof GATEWAY_ROUTES.staffVisit.answer>['visit']['tickets']>[number];

const cancelBooking = async (world: World): Promise<void> => {
  await until(
    () => caseOf(world, said.bookingId).catch(() => undefined),
    (view) => view?.case.state === 'scheduled',
    'the booked case is not there',
  );
  const at = `/api/patient/cases/${said.bookingId}/cancel`;
  answered(await world.person(PATIENT).visitor.post(at, cancel.answer));
};

/** Seed 2.2-7: *bokningsbiljett*, from its sending to its end. */
export const TICKET_STEPS: readonly Step<World>[] = [
  {
    number: '2.2-7',
    says: 'Bokningsbiljett is sent in the chat; the patient opens it and sees times',
    run: async (world) => {
      await makeSlots(world);
      said.ticketId = randomUUID();
      const ticket = {
        ticketId: said.ticketId,
        visitType: 'chat',
        careUnitId: UNITS.messageOff,
        reasonCode: 'blodtryck',
        validDays: 14,
        message: 'Boka en tid för uppföljning.',
      };
      await act(world, NURSE, [world.visitId, 'send-ticket'], ticket);
      const view = await untilCase(
        world,
        world.visitId,
        (shown) => ticketOf(shown)?.state === 'sent',
        'no ticket',
      );
      ensure(!JSON.stringify(ticketOf(view)).includes('SE2321000131'), 'the ticket holds an HSA-id');
      const { visitor } = world.person(PATIENT);
      answered(
        await visitor.post(`${path(world)}/open-ticket`, openTicket.answer, { ticketId: said.ticketId }),
      );
      const times = `${path(world)}/tickets/${said.ticketId}/slots`;
      const { slots } = answered(await visitor.get(times, ticketSlots.answer));
      const [second, first] = [...slots].reverse();
      ensure(first && second, 'the patient is offered fewer than two times');
      [said.first, said.second] = [first.slotId, second.slotId];
      await untilTicket(world, ({ state }) => state === 'opened', 'the clinician does not see it opened');
    },
  },
  {
    number: '2.2-7',
    says: 'the patient books; the status comes back into the visit, the time stands in Bokade; twice is refused',
    run: async (world) => {
      const { booking } = answered(await book(world, said.first));
      ensure(booking.bookingId === said.bookingId && booking.state === 'booked', 'the time is not booked');
      await untilTicket(world, ({ state }) => state === 'booked', 'the ticket is not marked as booked');
      await until(
        () => world.row(NURSE, 'booked', said.bookingId),
        (row) => row !== undefined,
        'the booked time is not in the tab Bokade',
      );
      const kept = said.bookingId;
      const again = await book(world, said.second);
      ensure(!again.ok && /^queue\.ticket-/.test(again.problem.code), 'a used ticket books a second time');
      said.bookingId = kept;
    },
  },
  {
    number: '2.2-7',
    says: 'the patient moves the booking to another time; the ticket stays used',
    run: async (world) => {
      const { visitor } = world.person(PATIENT);
      const at = `/api/patient/cases/${said.bookingId}`;
      const { slots } = answered(await visitor.get(`${at}/slots`, rebookSlots.answer));
      ensure(
        slots.some(({ slotId }) => slotId === said.second),
        'the other time is not offered',
      );
      answered(await visitor.post(`${at}/rebook`, rebook.answer, { slotId: said.second }));
      await untilTicket(
        world,
        ({ booking }) => booking?.rebooked === 1,
        'the visit does not know of the new time',
      );
    },
  },
  {
    number: '2.2-7',
    says: 'the patient cancels and may book once more; the second cancellation ends the ticket',
    run: async (world) => {
      await cancelBooking(world);
      await untilTicket(
        world,
        ({ returned, state }) => returned === true && state !== 'booked',
        'not returned',
      );
      await until(
        async () => (await book(world, said.first)).ok,
        (ok) => ok,
        'the returned ticket cannot be used',
      );
      await untilTicket(world, ({ state }) => state === 'booked', 'the ticket is not booked again');
      await cancelBooking(world);
      await untilTicket(world, ({ state }) => state === 'cancelled', 'the ticket has not ended');
    },
  },
];
