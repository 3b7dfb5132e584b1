import { randomUUID } from 'node:crypto';
import { ensure, type Step } from './walk.js';
import { NURSE, PATIENT, until, type World } from './world.js';

/** Sends one message and answers with its place in the conversation once it is stored. */
export const say = async (
  world: World,
  name: string,
  text: string,
  visitId = world.visitId,
): Promise<number> => {
  const ref = randomUUID();
  const { live } = world.person(name);
  live.say({ type: 'send', ref, visitId, text });
  const stored = await Promise.race([
    live.next('stored', (frame) => frame.ref === ref),
    live
      .next('refused', (frame) => frame.ref === ref)
      .then(({ problem }) => {
        throw new Error(`the message was refused with ${problem.code}`);
      }),
  ]);
  return stored.seq;
};

/** Seed 2.1-3: writing to each other in real time. */
export const TALK_STEPS: readonly Step<World>[] = [
  {
    number: '2.1-3',
    says: 'the clinician writes, the patient gets it at once as it was written',
    run: async (world) => {
      const text = 'Vad kan jag hjälpa dig med idag? <script>alert(1)</script>';
      const seq = await say(world, NURSE, text);
      const { message } = await world
        .person(PATIENT)
        .live.next('message', (frame) => frame.message.seq === seq);
      ensure(message.text === text, 'the text has changed on its way');
    },
  },
  {
    number: '2.1-3',
    says: 'the patient’s browser tells Levererat and Läst, the clinician sees both',
    run: async (world) => {
      const { live } = world.person(PATIENT);
      live.say({ type: 'mark', visitId: world.visitId, delivered: 2 });
      await world.person(NURSE).live.next('marks', ({ marks }) => marks.patient.delivered >= 2);
      live.say({ type: 'mark', visitId: world.visitId, read: 2 });
      await world.person(NURSE).live.next('marks', ({ marks }) => marks.patient.read >= 2);
    },
  },
  {
    number: '2.1-3',
    says: 'the clinician sees that the patient is writing, and then the message',
    run: async (world) => {
      world.person(PATIENT).live.say({ type: 'typing', visitId: world.visitId });
      await world.person(NURSE).live.next('typing', ({ side }) => side === 'patient');
      const seq = await say(world, PATIENT, 'Det är värst när jag lyfter armen.');
      await world.person(NURSE).live.next('message', ({ message }) => message.seq === seq);
    },
  },
  {
    number: '2.1-3',
    says: 'after a lost connection the patient gets what was missed, in order, once',
    run: async (world) => {
      const { live } = world.person(PATIENT);
      live.cut();
      const missed = [
        await say(world, NURSE, 'Kom det plötsligt?'),
        await say(world, NURSE, 'Eller smygande?'),
      ];
      await world.enterPatient(PATIENT);
      const again = world.person(PATIENT).live;
      again.say({ type: 'open', ref: 'again', visitId: world.visitId, afterSeq: Math.min(...missed) - 1 });
      const { messages } = await again.next('opened', ({ ref }) => ref === 'again');
      ensure(
        String(messages.map(({ seq }) => seq)) === String(missed),
        `got ${String(messages.map(({ seq }) => seq))}, expected ${String(missed)}`,
      );
    },
  },
  {
    number: '2.1-3',
    says: 'the same message sent twice is stored once',
    run: async (world) => {
      const { live } = world.person(PATIENT);
      const frame = { type: 'send', ref: randomUUID(), visitId: world.visitId, text: 'Smygande.' } as const;
      live.say(frame);
      live.say(frame);
      await until(
        () => Promise.resolve(live.seen('stored').filter(({ ref }) => ref === frame.ref)),
        (stored) => stored.length === 2,
        'the repeat was not answered',
      );
      const places = live
        .seen('stored')
        .filter(({ ref }) => ref === frame.ref)
        .map(({ seq }) => seq);
      ensure(new Set(places).size === 1, `it was stored at ${String(places)}`);
    },
  },
];
