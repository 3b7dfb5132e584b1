import { parseArgs } from 'node:util';
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

const endWith = (problem: string): never => {
  process.stderr.write(`${problem}. Use: npm run demo -- [--url http://127.0.0.1:PORT]\n`);
  process.exit(2);
};
const addressFrom = (): string => {
  try {
    const { values } = parseArgs({ options: { url: { type: 'string' } } });
    return values.url ?? process.env['OM_URL'] ?? endWith('Say where the system is');
  } catch (error) {
    return endWith((error as Error).message.split('. ')[0] ?? '');
  }
};
const address = addressFrom();
const world = new World(new URL(address));
const tell = (line: string): void => void process.stdout.write(`${line}\n`);
const { passed, failed } = await walk(
  [
    ...START_STEPS,
    ...TALK_STEPS,
    ...END_STEPS,
    ...PARTICIPATION_STEPS,
    ...TICKET_STEPS,
    ...HANDOVER_STEPS,
    ...PHASE_STEPS,
    ...DESK_STEPS,
    ...OTHER_STEPS,
  ],
  world,
  tell,
);
world.leave();
tell(`${String(passed)} steps ok, ${String(failed)} not`);
process.exitCode = failed === 0 ? 0 : 1;
