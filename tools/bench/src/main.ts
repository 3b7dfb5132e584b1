import { exitWith, withSystem } from '@om/launcher';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verdictsOf, type Measured } from './figures/targets.js';
import { optionsFrom } from './options.js';
import { peopleOf, writePeople } from './people.js';
import { Generator } from './processes.js';
import { reportOf } from './report.js';
import { runBench } from './run.js';
import { seed } from './seed.js';

const ARTIFACTS = fileURLToPath(new URL('../../../artifacts/', import.meta.url));
const { plan, parts, profiles } = optionsFrom(process.argv.slice(2));
const startedAt = Date.now();
const tell = (line: string): void => {
  const seconds = ((Date.now() - startedAt) / 1_000).toFixed(1).padStart(6);
  process.stdout.write(`${seconds} s  ${line}\n`);
};

const folder = mkdtempSync(join(tmpdir(), 'om-bench-'));
process.once('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});
const people = peopleOf({ staff: plan.staff, patients: plan.talks + plan.holders });
const peopleFile = join(folder, 'people.json');
writePeople(peopleFile, people);
const unlimited = '1000000000';
const profiled =
  profiles === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${resolve(profiles)}` };
const more = {
  oidc: { MORE_PERSONS: peopleFile },
  queue: profiled,
  visit: profiled,
  chat: profiled,
  gateway: {
    ...profiled,
    REQUESTS_PER_MINUTE: unlimited,
    ANONYMOUS_PER_MINUTE: unlimited,
    FRAMES_PER_MINUTE: unlimited,
    SOCKETS_PER_LOGIN: '1000',
  },
};

const write = (measured: Measured): void => {
  const verdicts = verdictsOf(measured).map(({ target: { name, unit, bound }, figure, met }) => ({
    name,
    figure,
    unit,
    bound,
    met,
  }));
  mkdirSync(ARTIFACTS, { recursive: true });
  const at = new Date().toISOString();
  writeFileSync(join(ARTIFACTS, 'bench.json'), JSON.stringify({ at, plan, verdicts, measured }, null, 2));
};

await exitWith(() =>
  withSystem(
    'bench',
    async (_webUrl, system) => {
      const readyAfterS = (Date.now() - startedAt) / 1_000;
      tell('the system is ready');
      const generator = await Generator.start();
      const scene = { system, readyAfterS, generator, plan, folder, bare: {}, tell };
      await seed(scene, 'queue', ['--people', peopleFile]);
      const measured = await runBench(scene, people, parts);
      generator.child.disconnect();
      write(measured);
      process.stdout.write(`${reportOf(measured).join('\n')}\n`);
      return verdictsOf(measured).every(({ met }) => met) ? 0 : 1;
    },
    { logLevel: 'warn', more },
  ),
);
