import { SERVICES } from '@om/contracts';
import { exitWith, optionsOf, withSystem } from '@om/launcher';
import { randomFrom } from './random.js';
import { reportOf } from './report.js';
import { runChaos } from './run.js';

const USAGE = 'npm run chaos -- [--seconds 60] [--seed 7]';
const { values } = optionsOf(USAGE, {
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } },
});
const seconds = Number(values.seconds);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
if (!(seconds > 0) || !Number.isInteger(seed)) {
  process.stderr.write(
    `Say how long and, if a run is to be repeated, its seed, both as numbers. Use: ${USAGE}\n`,
  );
  process.exit(2);
}
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const startedAt = Date.now();
const tell = (line: string): void => {
  print(`${((Date.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${line}`);
};
await exitWith(() =>
  withSystem('chaos', async (_webUrl, system) => {
    tell('the system is ready');
    const outcome = await runChaos(system, { seconds, random: randomFrom(seed), services: SERVICES, tell });
    reportOf(outcome, seed).forEach(print);
    return outcome.wrong.length === 0 ? 0 : 1;
  }),
);
