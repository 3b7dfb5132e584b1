import { GATEWAY_ROUTES, type VisitSnapshot } from '@om/contracts';
import { answered } from '@om/public-client';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { act, ask, endVisit, ongoingVisit, untilCase, versionOf } from './acts.js';
import { elapse } from './end-steps.js';
import { personOnShift } from './participation-steps.js';
import { ensure, type Step } from './walk.js';
import { LEAD, NURSE, PATIENT, PHYSICIAN, refusedWith, UNITS, until, type World } from './world.js';

const unit = UNITS.messageOff;

type Summary = NonNullable<NonNullable<VisitSnapshot['handover']>['summary']>;

/** What a colleague needs to know, in the parts of the form (domain 4.4). */
const SUMMARY: Summary = {
  situation: 'HEMLIGT: ont i axeln sedan tre veckor.',
  recommendation: 'Bedöm rörlighet.',
  patientKnows: 'Att en läkare tar över.',
};
/** The latest handover's id. */
const said = { handoverId: '' };

interface Offer {
  readonly from?: string;
  readonly to?: { readonly role: string; readonly personId?: string };
  readonly priority?: number;
  readonly message?: string | undefined;
  readonly summary?: Summary;
}

const offer = async (
  world: World,
  { from = NURSE, to, priority = 3, message = 'Kan du ta över?', summary }: Offer = {},
) => {
  said.handoverId = randomUUID();
  return ask(world, from, [world.visitId, 'propose-handover'], {
    handoverId: said.handoverId,
    expectedVersion: await versionOf(world, from, world.visitId),
    to: { careUnitId: unit, role: 'physician', ...to },
    priority,
    ...(message === '' ? {} : { message }),
    ...(summary && { summary }),
  });
};

const handoverOf = async (world: World, name: string): Promise<VisitSnapshot['handover']> =>
  (await world.visit(name)).visit.handover;

/** Waits for the frame that tells somebody of the latest handover. */
const told = (world: World, name: string, state: string) =>
  world
    .person(name)
    .live.next(
      'handover',
      ({ handover }) => handover.handoverId === said.handoverId && handover.state === state,
    );

const on = (world: World, verb: string) => [world.visitId, verb] as const;

const propose: Step<World>[] = [
  {
    number: '2.4-1',
    says: 'Lämna över besök is offered in an ongoing visit',
    run: async (world) => {
      world.visitId = await ongoingVisit(world);
      const { actions } = await world.visit(NURSE);
      ensure(actions['propose-handover']?.allowed, 'handing over is not offered');
    },
  },
  {
    number: '2.4-2',
    says: 'Resurs: unit, role and person are offered with who is on shift',
    run: async (world) => {
      await personOnShift(world, PHYSICIAN, unit);
    },
  },
  {
    number: '2.4-3',
    says: 'Prioritet: 1 to 5, nothing else',
    run: async (world) => {
      refusedWith(await offer(world, { priority: 6 }), 'gateway.invalid');
    },
  },
  {
    number: '2.4-4',
    says: 'Meddelande: urgent ones need one',
    run: async (world) => {
      refusedWith(await offer(world, { priority: 1, message: '' }), 'visit.handover-message-required');
    },
  },
  {
    number: '2.4-5',
    says: 'Slutför: with Resurs, Prioritet, Meddelande and a summary; the receiver is told',
    run: async (world) => {
      answered(await offer(world, { summary: SUMMARY }));
      await told(world, PHYSICIAN, 'proposed');
    },
  },
  {
    number: '2.4-5',
    says: 'until it is accepted the sender is responsible and has it in the list; ending is refused',
    run: async (world) => {
      const { visit } = await world.visit(NURSE);
      ensure(
        visit.responsible?.name === NURSE && visit.handover?.state === 'proposed',
        'responsibility moved',
      );
      await until(
        () => world.row(NURSE, 'mine'),
        (row) => row?.handover !== undefined,
        'the sender’s row does not say that the handover waits',
      );
      const body = {
        expectedVersion: visit.version,
        async: { kind: 'hours', hours: 24 },
        autoMessage: false,
      };
      refusedWith(await ask(world, NURSE, on(world, 'end'), body), 'visit.handover-pending');
    },
  },
  {
    number: '2.4-4',
    says: 'the receiver finds it in Överlämningar till mig and reads the message before deciding; vårdgivarchatt is open',
    run: async (world) => {
      await until(
        () => world.row(PHYSICIAN, 'handovers'),
        (row) => row !== undefined,
        'the handover is not in the receiver’s tab',
      );
      const view = await world.visit(PHYSICIAN);
      const { message, summary } = view.visit.handover ?? {};
      ensure(message === 'Kan du ta över?', 'the receiver does not read the message');
      ensure(
        summary?.situation === SUMMARY.situation && summary?.patientKnows === SUMMARY.patientKnows,
        'the receiver does not read the summary',
      );
      await until(
        () => world.visit(PHYSICIAN),
        ({ internal }) => internal?.open ?? false,
        'vårdgivarchatt is not open for the receiver',
      );
    },
  },
];

const settle: Step<World>[] = [
  {
    number: '–',
    says: 'Avbryt överlämning: it is gone from the receiver’s list',
    run: async (world) => {
      await act(world, NURSE, on(world, 'cancel-handover'), { handoverId: said.handoverId });
      await told(world, PHYSICIAN, 'cancelled');
      refusedWith(
        await ask(world, PHYSICIAN, on(world, 'accept-handover'), { handoverId: said.handoverId }),
        'visit.handover-settled',
      );
      await until(
        () => world.row(PHYSICIAN, 'handovers'),
        (row) => row === undefined,
        'it is still in the receiver’s tab',
      );
    },
  },
  {
    number: '–',
    says: 'addressed to a person, Neka: back to the sender with the reason',
    run: async (world) => {
      const personId = await personOnShift(world, PHYSICIAN, unit);
      answered(await offer(world, { to: { role: 'physician', personId } }));
      await act(world, PHYSICIAN, on(world, 'decline-handover'), {
        handoverId: said.handoverId,
        code: 'no-time',
        text: 'Fullt just nu.',
      });
      await told(world, NURSE, 'declined');
      const handover = await handoverOf(world, NURSE);
      ensure(handover?.declinedBy[0]?.text === 'Fullt just nu.', 'the sender does not read why');
    },
  },
  {
    number: '–',
    says: 'nobody answers: it expires by its priority, the sender is told and still responsible',
    run: async (world) => {
      answered(await offer(world, { priority: 1, message: 'Bråttom.' }));
      await elapse(world, 0.1);
      await told(world, NURSE, 'expired');
      const { visit } = await world.visit(NURSE);
      ensure(visit.responsible?.name === NURSE, 'nobody is responsible');
    },
  },
];

const accept: Step<World>[] = [
  {
    number: '2.4-5',
    says: 'Acceptera: responsibility moves, the patient reads who helps now, the sender is guest and has to document',
    run: async (world) => {
      answered(await offer(world, { message: 'HEMLIGT: svår att nå.' }));
      await act(world, PHYSICIAN, on(world, 'accept-handover'), { handoverId: said.handoverId });
      await told(world, NURSE, 'accepted');
      const view = await untilCase(
        world,
        world.visitId,
        ({ conversation }) => conversation?.messages.some(({ about }) => about === 'handover') ?? false,
        'the patient is not told in the chat',
      );
      ensure(view.case.responsible?.name === PHYSICIAN, 'the patient does not read who helps now');
      await until(
        () => world.row(NURSE, 'guest'),
        (row) => row !== undefined,
        'the sender is no guest',
      );
      const { visitor } = world.person(NURSE);
      await until(
        async () => answered(await visitor.get('/api/staff/duties', GATEWAY_ROUTES.duties.answer)).duties,
        (duties) => duties.some(({ visitId, kind }) => visitId === world.visitId && kind === 'handover'),
        'the sender has nothing to document',
      );
    },
  },
  {
    number: '–',
    says: 'the patient never gets message, refusals or priority of a handover',
    run: async (world) => {
      const path = `/api/patient/cases/${world.visitId}`;
      const raw = JSON.stringify(answered(await world.person(PATIENT).visitor.get(path, z.unknown())));
      for (const inside of ['HEMLIGT', 'Fullt just nu', '"priority"', 'declinedBy'])
        ensure(!raw.includes(inside), `the patient’s view holds ${inside}`);
    },
  },
  {
    number: '–',
    says: 'addressed to a group: two accept at once, exactly one has the visit, the other is told who',
    run: async (world) => {
      answered(await offer(world, { from: PHYSICIAN, to: { role: 'nurse' } }));
      const press = (name: string) =>
        ask(world, name, on(world, 'accept-handover'), { handoverId: said.handoverId });
      const replies = await Promise.all([press(NURSE), press(LEAD)]);
      const lost = replies.filter((reply) => !reply.ok);
      ensure(lost.length === 1 && lost[0], `${String(2 - lost.length)} of two have the visit`);
      refusedWith(lost[0], 'visit.handover-settled');
      const winner = replies[0].ok ? NURSE : LEAD;
      const { visit } = await world.visit(winner);
      ensure(visit.responsible?.name === winner, 'the visit has another responsible');
      await endVisit(world, winner, world.visitId, 0);
    },
  },
];

/** Seed 2.4: *Lämna över besök* with every outcome. */
export const HANDOVER_STEPS: readonly Step<World>[] = [...propose, ...settle, ...accept];
