import { GATEWAY_ROUTES } from '@om/contracts';
import { answered } from '@om/public-client';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { act, caseOf, ongoingVisit, untilCase } from './acts.js';
import { say } from './talk-steps.js';
import { ensure, type Step } from './walk.js';
import { LEAD, NURSE, PATIENT, PHYSICIAN, UNITS, until, type World } from './world.js';

/** The HSA-id of a colleague on shift at the unit, as *Lämna över* and *Bjud in* offer it. */
export const personOnShift = async (world: World, name: string, careUnitId: string): Promise<string> => {
  const { visitor } = world.person(NURSE);
  const { units } = answered(await visitor.get('/api/staff/resources', GATEWAY_ROUTES.resources.answer));
  const unit = units.find((row) => row.careUnitId === careUnitId);
  const found = unit?.roles.flatMap(({ onShift }) => onShift).find((person) => person.name === name);
  ensure(found, `${name} is not offered as on shift at ${careUnitId}`);
  return found.personId;
};

const guest: Step<World>[] = [
  {
    number: '2.2-5',
    says: 'Bjud in kollega: a physician on shift becomes a guest, the patient reads name and profession',
    run: async (world) => {
      world.visitId = await ongoingVisit(world);
      const personId = await until(
        () => personOnShift(world, PHYSICIAN, UNITS.messageOff).catch(() => ''),
        (found) => found !== '',
        `${PHYSICIAN} is not on shift`,
      );
      const body = { personId, careUnitId: UNITS.messageOff, sees: 'from-now' };
      await act(world, NURSE, [world.visitId, 'invite-guest'], body);
      const view = await untilCase(
        world,
        world.visitId,
        ({ conversation }) => conversation?.messages.some(({ about }) => about === 'guest-joined') ?? false,
        'the patient is not told that a guest takes part',
      );
      ensure(view.case.guests?.[0]?.name === PHYSICIAN, 'the patient does not read who takes part');
      await until(
        () => world.row(PHYSICIAN, 'guest'),
        (row) => row !== undefined,
        'the visit is not in the tab Besök som gäst',
      );
    },
  },
  {
    number: '2.2-5',
    says: 'the guest sees what is written from now on, and writes to the patient',
    run: async (world) => {
      const { live } = world.person(PHYSICIAN);
      const ref = randomUUID();
      live.say({ type: 'open', ref, visitId: world.visitId, afterSeq: 0 });
      const { messages } = await live.next('opened', (frame) => frame.ref === ref);
      ensure(!messages.some(({ kind }) => kind === 'greeting'), 'the guest reads what was written before');
      world.person(PATIENT).live.say({ type: 'open', ref, visitId: world.visitId, afterSeq: 0 });
      await world.person(PATIENT).live.next('opened', (frame) => frame.ref === ref);
      const seq = await say(world, PHYSICIAN, 'Hej, jag är läkare och hjälper till.');
      await world
        .person(PATIENT)
        .live.next('message', ({ message }) => message.visitId === world.visitId && message.seq === seq);
    },
  },
];

const SECRET = 'Internt: tänk på njurfunktionen.';

const internal: Step<World>[] = [
  {
    number: '2.2-6',
    says: 'Vårdgivarchatt: colleagues write to each other at once, and see who has read',
    run: async (world) => {
      for (const name of [NURSE, PHYSICIAN]) {
        const ref = randomUUID();
        const { live } = world.person(name);
        live.say({ type: 'open-internal', ref, visitId: world.visitId, afterSeq: 0 });
        await live.next('internal-opened', (frame) => frame.ref === ref && frame.open);
      }
      const ref = randomUUID();
      const { live } = world.person(NURSE);
      live.say({ type: 'send-internal', ref, visitId: world.visitId, text: SECRET });
      await live.next('stored', (frame) => frame.ref === ref);
      const other = world.person(PHYSICIAN).live;
      const { message } = await other.next(
        'internal-message',
        (frame) => frame.message.visitId === world.visitId && frame.message.text === SECRET,
      );
      other.say({ type: 'mark-internal', visitId: world.visitId, read: message.internalSeq });
      await live.next(
        'internal-marks',
        ({ visitId, readers }) =>
          visitId === world.visitId &&
          readers.some(({ name, readSeq }) => name === PHYSICIAN && readSeq >= message.internalSeq),
      );
    },
  },
  {
    number: '2.2-6',
    says: 'the patient gets nothing of it: no frame, no view, and a socket of a patient is refused',
    run: async (world) => {
      const { live, visitor } = world.person(PATIENT);
      const ref = randomUUID();
      live.say({ type: 'open-internal', ref, visitId: world.visitId, afterSeq: 0 });
      const { problem } = await live.next('refused', (frame) => frame.ref === ref);
      ensure(problem.code === 'chat.not-found', `the patient is answered ${problem.code}`);
      const raw = answered(await visitor.get(`/api/patient/cases/${world.visitId}`, z.unknown()));
      ensure(!JSON.stringify(raw).includes('njurfunktionen'), 'the patient’s view holds it');
      ensure(live.seen('internal-message').length === 0, 'the patient’s socket has got it');
    },
  },
  {
    number: '2.2-5',
    says: 'the guest leaves; the patient no longer reads that they take part',
    run: async (world) => {
      await act(world, PHYSICIAN, [world.visitId, 'leave-as-guest']);
      const { case: own } = await caseOf(world, world.visitId);
      ensure((own.guests ?? []).length === 0, 'the guest is still shown');
    },
  },
];

const feedback: Step<World>[] = [
  {
    number: '2.2-8',
    says: 'Intern återkoppling: the lead reads and answers it, the patient and the record have nothing of it',
    run: async (world) => {
      const { giveFeedback, feedback: listed, ownFeedback, readFeedback, answerFeedback } = GATEWAY_ROUTES;
      const feedbackId = randomUUID();
      const given = { feedbackId, category: 'technology', text: 'Bilden gick inte att förstora.' };
      const { visitor } = world.person(NURSE);
      const path = `/api/staff/visits/${world.visitId}/feedback`;
      answered(await visitor.post(path, giveFeedback.answer, given));
      const lead = world.person(LEAD).visitor;
      const list = answered(await lead.get('/api/staff/feedback', listed.answer)).feedback;
      ensure(
        list.some((one) => one.feedbackId === feedbackId),
        'the lead does not see it',
      );
      const at = `/api/staff/feedback/${feedbackId}`;
      answered(await lead.post(`${at}/read`, readFeedback.answer));
      answered(await lead.post(`${at}/answer`, answerFeedback.answer, { text: 'Tack, felet är anmält.' }));
      const own = answered(await visitor.get('/api/staff/feedback/own', ownFeedback.answer)).feedback;
      const mine = own.find((one) => one.feedbackId === feedbackId);
      ensure(mine?.state === 'actioned' && mine.answer, 'who gave it does not see the answer');
    },
  },
];

/** Seed 2.2 with colleagues: guest, *vårdgivarchatt*, *intern återkoppling*. */
export const PARTICIPATION_STEPS: readonly Step<World>[] = [...guest, ...internal, ...feedback];
