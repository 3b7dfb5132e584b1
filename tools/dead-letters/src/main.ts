import { exitWith, PlainError, runningSystem } from '@om/launcher';
import { parseArgs } from 'node:util';
import { deadLetters } from './commands.js';

await exitWith(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { service: { type: 'string' }, all: { type: 'boolean' }, body: { type: 'boolean' } },
  });
  const [verb, id] = positionals;
  const url = process.env['AMQP_URL'] ?? runningSystem()?.urls?.['broker'];
  if (!url) throw new PlainError('Nothing runs here: start it with npm start, or name a broker in AMQP_URL.');
  const place = { url, namespace: process.env['NAMESPACE'] ?? 'om' };
  await deadLetters(place, { verb, id, ...values }, (line) => void process.stdout.write(`${line}\n`));
  return 0;
});
