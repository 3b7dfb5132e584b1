import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { crashRounds } from './rounds.js';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' } } });
const rounds = Number(values.rounds);
const folder = mkdtempSync(join(tmpdir(), 'store-crash-'));
const { acknowledged, seen, problems } = await crashRounds(folder, rounds, Math.random, (round, count) => {
  console.log(`round ${round} of ${rounds}: ${count} writes acknowledged so far`);
});
rmSync(folder, { recursive: true, force: true });
for (const problem of problems) console.log(problem);
console.log(
  `${acknowledged} acknowledged and ${seen} seen writes over ${rounds} kills, ${problems.length} problems`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
