import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bookSlot, createSlots, listSlots } from '@om/contracts';
import { isRefused, type Payload } from '@om/messaging';
import { aClinician, eventually, startTestService, type TestService } from '@om/testing';
import { randomUUID } from 'node:crypto';
import { queueEnv } from '../env.js';
import { QueueModule } from '../queue.module.js';
import { granted } from '../testing/heard-visits.js';
import { plannedSlots } from './slot-plan.js';

const HOUR_MS = 3_600_000;
/** Many wait for each other, long on a busy machine. */
const LONG = { timeoutMs: 25_000 };
const ROUNDS = 5;
const scheduler = aClinician({ role: 'administrator' });
const clinician = { personId: 'SE2321000131-P000000000039', name: 'HSP39 TestPerson39' };
let queue: TestService;

beforeAll(async () => {
  queue = await startTestService((env) => QueueModule.forEnvironment(env), 'queue', {
    schema: queueEnv,
    env: { SEED: 'demo' },
  });
  await eventually(async () => granted(await queue.request(listSlots, {}, scheduler)).slots.length > 0);
});
afterAll(() => queue.stop());

/** Four times of the clinician, each of which lies over the next, in hours that no other round uses. */
const fourTimes = (round: number) => {
  const start = Math.floor(Date.now() / HOUR_MS) * HOUR_MS + (24 + 2 * round) * HOUR_MS;
  const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
  const payloads = [0, 10, 20, 30].map((minutes) => ({
    from: at(minutes),
    to: at(minutes + 30),
    minutes: 30,
    clinician: clinician.personId,
  }));
  return { payloads, window: { from: at(0), to: at(60), all: true } };
};
type Four = ReturnType<typeof fourTimes>;

const makeAll = ({ payloads }: Four) =>
  Promise.all(
    payloads.map((payload: Payload<typeof createSlots>) =>
      queue.request(createSlots, payload, scheduler, LONG),
    ),
  );
const madeOf = async ({ window }: Four) => {
  const { slots } = granted(await queue.request(listSlots, window, scheduler));
  return slots.filter((slot) => slot.clinician?.personId === clinician.personId);
};
/** Asks for a time again and again; answers it if it was had. */
const insistsOn = async (slotId: string): Promise<string[]> => {
  const had: boolean[] = [];
  for (let n = 0; n < 8; n += 1) {
    const asked = {
      bookingId: randomUUID(),
      slotId,
      patient: { patientId: randomUUID() },
      reasonCode: 'recept',
    };
    had.push(!isRefused(await queue.request(bookSlot, asked, scheduler, LONG)));
  }
  return had.includes(true) ? [slotId] : [];
};

describe('a time', () => {
  it('of a clinician is beside no other of theirs, also when many make them at the same instant', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const four = fourTimes(round);
      await makeAll(four);
      const made = await madeOf(four);
      const ends = made.map(({ to }) => to);
      expect(made.slice(1).filter(({ from }, at) => from < (ends[at] ?? ''))).toEqual([]);
    }
  });

  it('is booked by nobody before it is certain that it stays, also not by who asks for it all the while', async () => {
    for (let round = ROUNDS; round < 2 * ROUNDS; round += 1) {
      const four = fourTimes(round);
      const planned = four.payloads.flatMap((payload) =>
        plannedSlots(payload, scheduler.careUnitId, clinician),
      );
      const [, booked] = await Promise.all([
        makeAll(four),
        Promise.all(planned.map(({ _id }) => insistsOn(_id))),
      ]);
      const made = (await madeOf(four)).map(({ slotId }) => slotId);
      expect(made).toEqual(expect.arrayContaining(booked.flat()));
    }
  });
});
