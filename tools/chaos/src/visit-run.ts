import { patientCases, patientUnits, staffVisit, visitAnswer } from '@om/contracts';
import { answered, caseAbout, type OfferedReason } from '@om/public-client';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { bookAndCheckIn } from './booked-visit.js';
import { insist, until } from './insist.js';
import type { KnownVisit, Ledger } from './ledger.js';
import type { Participant } from './participant.js';
import type { Random } from './random.js';

/** Where everything happens; *Meddelande* is off there, so that only people write. */
export const CARE_UNIT = 'min-vard';

/** The share of visits that begin with a booked time. */
const BOOKED = 0.3;

/** What a visit of the run needs. */
export interface Scene {
  readonly ledger: Ledger;
  readonly random: Random;
  readonly patient: Participant;
  readonly clinicians: readonly Participant[];
}

/** One visit from the case to its end, insisting at every step. @throws Error when the system refuses what it should take */
export const runVisit = async (scene: Scene, left: KnownVisit['left']): Promise<void> => {
  const visitId = await comeIn(scene);
  const { winner, version } = await raceForIt(scene, visitId);
  const known: KnownVisit = {
    visitId,
    patient: scene.patient.name,
    responsible: winner.name,
    left: 'ongoing',
    acknowledged: [],
    refused: [],
  };
  scene.ledger.visits.push(known);
  const sides = [scene.patient, winner] as const;
  await start(scene, visitId, winner, version);
  await Promise.all(sides.map((side) => talk(scene, known, side, scene.random.between(2, 6))));
  if (left === 'ongoing') return;
  await end(known, winner, left);
  if (left === 'async') await talk(scene, known, scene.patient, 1);
};

/** By a time that was booked, or by dropping in: every third time the first, as long as there are times. */
const comeIn = async (scene: Scene): Promise<string> => {
  const { ledger, random, patient, clinicians } = scene;
  const reason = await freeReason(scene);
  const booked = random.chance(BOOKED)
    ? await bookAndCheckIn({ clinician: random.pick(clinicians), patient, reasonCode: reason.code, random })
    : undefined;
  if (booked === undefined) return sendCase(scene, reason);
  ledger.booked += 1;
  return booked;
};

/** A reason of the unit for which the patient has no open case. */
const freeReason = async ({ patient, random }: Scene): Promise<OfferedReason> => {
  const { visitor } = patient;
  const { units } = answered(await insist(() => visitor.get('/api/patient/units', patientUnits)));
  const { cases } = answered(await insist(() => visitor.get('/api/patient/cases', patientCases)));
  const open = cases
    .filter(({ state }) => !['closed', 'cancelled'].includes(state))
    .map(({ reason }) => reason);
  const reasons = units.find(({ careUnitId }) => careUnitId === CARE_UNIT)?.reasons ?? [];
  return random.pick(reasons.filter(({ label }) => !open.includes(label)));
};

const sendCase = async ({ patient: { visitor } }: Scene, reason: OfferedReason): Promise<string> => {
  const body = caseAbout(CARE_UNIT, reason);
  const commandId = randomUUID();
  answered(await insist(() => visitor.post('/api/patient/cases', z.unknown(), body, commandId)));
  return body.visitId;
};

/** Two press *Ta emot* at once; each repeats the press until it is answered. */
const raceForIt = async (
  { clinicians, random, ledger }: Scene,
  visitId: string,
): Promise<{ winner: Participant; version: number }> => {
  const racers = random.shuffled(clinicians).slice(0, 2);
  const presses = await Promise.all(
    racers.map(async (racer) => {
      const commandId = randomUUID();
      const path = `/api/staff/visits/${visitId}/claim`;
      return { racer, reply: await insist(() => racer.visitor.post(path, visitAnswer, {}, commandId)) };
    }),
  );
  ledger.races += 1;
  const won = presses.flatMap(({ racer, reply }) =>
    reply.ok ? [{ winner: racer, version: reply.body.visit.version }] : [],
  );
  if (won.length !== 1)
    ledger.violations.push(`visit ${visitId}: ${won.length} were told they have the case`);
  if (!won[0]) throw new Error(`nobody got visit ${visitId}`);
  return won[0];
};

const start = async (
  { patient }: Scene,
  visitId: string,
  winner: Participant,
  expectedVersion: number,
): Promise<void> => {
  const path = `/api/staff/visits/${visitId}/start`;
  const commandId = randomUUID();
  answered(await insist(() => winner.visitor.post(path, visitAnswer, { expectedVersion }, commandId)));
  const logs = [patient, winner].map((side) => side.follow(visitId));
  await until(() => logs.every(({ last }) => last >= 1), `the greeting of visit ${visitId} did not come`);
};

/** One after the other, as a person writes: the next when the last is stored. */
const talk = async (
  { random }: Scene,
  known: KnownVisit,
  side: Participant,
  messages: number,
): Promise<void> => {
  for (let number = 1; number <= messages; number += 1) {
    const text = `Rad ${known.acknowledged.length + 1} av ${side.name}`;
    const sent = await side.send(known.visitId, text, random.chance(0.3));
    if ('stored' in sent)
      known.acknowledged.push({ ref: sent.ref, seq: sent.stored.seq, text, by: side.name });
    else known.refused.push(sent.ref);
    await pause(random.between(100, 700));
  }
};

const end = async (known: KnownVisit, winner: Participant, left: 'async' | 'closed'): Promise<void> => {
  const { visitId } = known;
  const view = answered(
    await insist(() => winner.visitor.get(`/api/staff/visits/${visitId}?purpose=care`, staffVisit)),
  );
  const body = {
    expectedVersion: view.visit.version,
    async: { kind: 'hours', hours: left === 'async' ? 72 : 0 },
    autoMessage: false,
  };
  const commandId = randomUUID();
  answered(
    await insist(() => winner.visitor.post(`/api/staff/visits/${visitId}/end`, visitAnswer, body, commandId)),
  );
  known.left = left;
};
