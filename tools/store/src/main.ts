import { parseArgs } from 'node:util';
import { DataFolderError } from './storage/open.js';
import { startStore } from './start-store.js';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '27017' }, data: { type: 'string', default: '.data/store' } },
});

try {
  const store = await startStore({ port: Number(values.port), dataDir: values.data });
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
