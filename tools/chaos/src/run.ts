import { enterAsPatient, enterAsStaff, type Visitor } from '@om/public-client';
import { setTimeout as pause } from 'node:timers/promises';
import { makeTimes } from './booked-visit.js';
import { cutLines, disturb, type Disturbed, type Victims } from './disturbances.js';
import { Detour, type Detoured } from './detour.js';
import { Echo } from './echo.js';
import { inspect, type People } from './inspect.js';
import { until } from './insist.js';
import { Ledger } from './ledger.js';
import { leftovers, type Leftovers } from './leftovers.js';
import { Participant } from './participant.js';
import type { Random } from './random.js';
import { CARE_UNIT, runVisit } from './visit-run.js';

const PATIENTS = ['P24-38', 'P24-40', 'P24-45', 'P24-47', 'P24-49', 'P24-52'].map(
  (number) => `Testpatient ${number}`,
);
const CLINICIANS = ['HSP39 TestPerson39', 'HSP21 TestPerson21', 'HSP57 TestPerson57'];
const SETTLE_WITHIN_MS = 90_000;
/** Most cases a patient leaves open, so that contact reasons remain for the next. */
const MOST_OPEN = 3;

/** The system under the run. */
export interface System extends Victims {
  readonly webUrl: string;
  readonly urls: Readonly<Record<string, string>>;
}

/** How long, by which numbers, and who is told what happens. */
export interface RunOptions {
  readonly seconds: number;
  readonly random: Random;
  readonly services: readonly string[];
  readonly tell: (line: string) => void;
}

/** What happened, and what is wrong afterwards: sentences, none when every promise holds. */
export interface Outcome {
  readonly ledger: Ledger;
  readonly disturbed: Disturbed & {
    readonly cuts: number;
    readonly copies: number;
    readonly detoured: Detoured;
    readonly connects: number;
  };
  readonly left: Leftovers;
  readonly wrong: readonly string[];
}

/** People meet while things break; then everything comes to rest and is compared with what was promised. */
export const runChaos = async (system: System, options: RunOptions): Promise<Outcome> => {
  const ledger = new Ledger();
  const people = await enterAll(new URL(system.webUrl));
  const everyone = [...people.patients, ...people.clinicians].flatMap((person) => [person, ...person.tabs]);
  await makeTimes(people.clinicians);
  const broker = system.urls['broker'] ?? '';
  const echo = new Echo(broker, options.random);
  const detour = new Detour(broker, options.random);
  const over = new AbortController();
  const { random } = options;
  const meanwhile = { random, stop: over.signal };
  const time = AbortSignal.timeout(options.seconds * 1_000);
  const [disturbed, cuts, ...failures] = await Promise.all([
    disturb(system, { ...options, time }).finally(() => {
      over.abort();
    }),
    cutLines(everyone, meanwhile),
    ...people.patients.map((patient) => keepVisiting({ ledger, people, patient, ...meanwhile })),
  ]);
  await echo.stop();
  await detour.stop();
  options.tell('everything is back; waiting for rest');
  const left = await rest(system, ledger, people);
  const wrong = [...failures.flat(), ...sentencesOf(left), ...(await inspect(ledger, people))];
  const connects = everyone.reduce((sum, person) => sum + person.connects, 0);
  everyone.forEach((person) => {
    person.leave();
  });
  const { copies } = echo;
  return { ledger, disturbed: { ...disturbed, cuts, copies, detoured: detour.done, connects }, left, wrong };
};

const enterAll = async (base: URL): Promise<People> => {
  const patients = await Promise.all(
    PATIENTS.map(async (name, index) => atScreens(name, await enterAsPatient(base, name), index)),
  );
  const clinicians = await Promise.all(
    CLINICIANS.map(async (name, index) => atScreens(name, await enterAsStaff(base, name, CARE_UNIT), index)),
  );
  return { patients, clinicians };
};

/** Every second person has two windows open, which must show the same in the end. */
const atScreens = (name: string, visitor: Visitor, index: number): Participant =>
  new Participant(name, visitor, index % 2 === 0 ? [new Participant(name, visitor)] : []);

/** A patient's visits, one after the other; what the system should have taken and did not is a sentence. */
const keepVisiting = async ({
  ledger,
  people,
  patient,
  random,
  stop,
}: {
  ledger: Ledger;
  people: People;
  patient: Participant;
  random: Random;
  stop: AbortSignal;
}): Promise<string[]> => {
  const wrong: string[] = [];
  let open = 0;
  while (!stop.aborted && wrong.length === 0) {
    const left = open < MOST_OPEN ? random.pick(['ongoing', 'async', 'closed', 'closed'] as const) : 'closed';
    if (left !== 'closed') open += 1;
    try {
      await runVisit({ ledger, random, patient, clinicians: people.clinicians }, left);
    } catch (error) {
      wrong.push(`${patient.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
    await pause(random.between(100, 500));
  }
  return wrong;
};

/** Waits until nothing is under way any more and everyone has heard of everything; what is still there then is left over. */
const rest = async (system: System, ledger: Ledger, people: People): Promise<Leftovers> => {
  const addresses = { store: system.urls['store'] ?? '', broker: system.urls['broker'] ?? '' };
  const calm = async () => {
    const { outboxes, queues } = await leftovers(addresses);
    if (Object.keys({ ...outboxes, ...queues }).length > 0) return false;
    return (await inspect(ledger, people)).length === 0;
  };
  await until(calm, 'no rest', SETTLE_WITHIN_MS).catch(() => undefined);
  return leftovers(addresses);
};

const sentencesOf = ({ outboxes, queues, dead }: Leftovers): string[] => [
  ...Object.entries(outboxes).map(([name, count]) => `${count} documents of ${name} have an outbox left`),
  ...Object.entries(queues).map(([name, count]) => `${count} messages are left in ${name}`),
  ...Object.entries(dead).map(([name, count]) => `${count} messages are parked in ${name}`),
];
