import { DESK_STEPS } from './desk-steps.js';
import { END_STEPS } from './end-steps.js';
import { HANDOVER_STEPS } from './handover-steps.js';
import { OTHER_STEPS } from './other-steps.js';
import { PARTICIPATION_STEPS } from './participation-steps.js';
import { PHASE_STEPS } from './phase-steps.js';
import { START_STEPS } from './start-steps.js';
import { TALK_STEPS } from './talk-steps.js';
import { TICKET_STEPS } from './ticket-steps.js';
import { walk } from './walk.js';
import { World } from './world.js';

const STEPS = [
  ...START_STEPS,
  ...TALK_STEPS,
  ...END_STEPS,
  ...PARTICIPATION_STEPS,
  ...TICKET_STEPS,
  ...HANDOVER_STEPS,
  ...PHASE_STEPS,
  ...DESK_STEPS,
  ...OTHER_STEPS,
];

/** A line of what the demo does. */
export const tell = (line: string): void => void process.stdout.write(`${line}\n`);

/** Walks all steps on the running system and tells each. @returns exit code: 0 when every step did what it should */
export const walkDemo = async (base: URL): Promise<number> => {
  const world = new World(base);
  const { passed, failed } = await walk(STEPS, world, tell);
  world.leave();
  tell(`${String(passed)} steps ok, ${String(failed)} not`);
  return failed === 0 ? 0 : 1;
};
