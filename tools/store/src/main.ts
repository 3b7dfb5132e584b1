import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { DataFolderError } from './storage/open.js';
import { startStore } from './start-store.js';

/** Room for short-lived objects, in MB. V8 would take three times 32 MB of memory for it and give none back. */
setFlagsFromString('--max-semi-space-size=4');
setFlagsFromString('--semi-space-growth-factor=1');

const USAGE = 'npm run store -- [--port 27017] [--data DIR] [--test-commands]';
const config = {
  options: {
    port: { type: 'string', default: '27017' },
    data: { type: 'string', default: '.data/store' },
    'test-commands': { type: 'boolean', default: false },
  },
} as const;

const read = () => {
  try {
    return parseArgs(config).values;
  } catch (error) {
    console.error(`${(error as Error).message.split('. ')[0] ?? ''}. Use: ${USAGE}`);
    process.exit(2);
  }
};
const values = read();

try {
  const store = await startStore({
    port: Number(values.port),
    dataDir: values.data,
    testCommands: values['test-commands'],
  });
  const stop = (): void => {
    void store.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  console.log(`store ready on ${store.uri}`);
} catch (error) {
  const known = error instanceof DataFolderError || (error as { code?: string }).code === 'EADDRINUSE';
  console.error(known ? (error as Error).message : error);
  process.exit(1);
}
