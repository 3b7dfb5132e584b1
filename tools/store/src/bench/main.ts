import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCannedServer, startStoreProcess } from '../testing/store-process.js';
import { type Figure, report } from './figure.js';
import {
  besideScanFigure,
  costFigure,
  fullReadFigure,
  memoryFigure,
  rateFigures,
  startFigure,
} from './measure.js';

const folder = mkdtempSync(join(tmpdir(), 'store-bench-'));
const figures: Figure[] = [];
const canned = await startCannedServer();
let store = await startStoreProcess(join(folder, 'rates'));
try {
  figures.push(...(await rateFigures(store.uri, canned.uri)));
  await store.end('SIGTERM');
  store = await startStoreProcess(join(folder, 'messages'));
  figures.push(await costFigure(store.uri));
  figures.push(memoryFigure('resident memory after storing 100,000 messages', store.residentMb()));
  figures.push(await fullReadFigure(store.uri, store.residentMb));
  figures.push(await besideScanFigure(store.uri));
  await store.end('SIGTERM');
  const begun = performance.now();
  store = await startStoreProcess(join(folder, 'messages'));
  figures.push(await startFigure(store.uri, begun));
  figures.push(memoryFigure('resident memory after a restart with 100,000 messages', store.residentMb()));
} finally {
  await store.end('SIGTERM');
  await canned.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = report(figures) ? 0 : 1;
