import { seedCommand } from '@om/persistence';
import { loadCases } from './load/load-cases.js';

await seedCommand('queue', (env, options) => loadCases(env, options));
