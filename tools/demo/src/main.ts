import { parseArgs } from 'node:util';
import { walkDemo } from './walk-demo.js';

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
process.exitCode = await walkDemo(new URL(addressFrom()));
