import { exitWith, optionsOf, PlainError, runningSystem } from '@om/launcher';
import { deadLetters, USAGE } from './commands.js';

// Whoever reads only the beginning, as by "| head", is no reason to complain.
process.stdout.on('error', () => process.exit(1));

const { values, positionals } = optionsOf(USAGE, {
  allowPositionals: true,
  options: { service: { type: 'string' }, all: { type: 'boolean' }, body: { type: 'boolean' } },
});

await exitWith(async () => {
  const [verb, id, ...more] = positionals;
  const url = process.env['AMQP_URL'] ?? runningSystem()?.urls?.['broker'];
  if (!url) throw new PlainError('Nothing runs here: start it with npm start, or name a broker in AMQP_URL.');
  const place = { url, namespace: process.env['NAMESPACE'] ?? 'om' };
  await deadLetters(place, { verb, id, more, ...values }, (line) => void process.stdout.write(`${line}\n`));
  return 0;
});
