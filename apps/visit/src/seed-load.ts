import { seedCommand } from '@om/persistence';
import { loadVisits } from './load/load-visits.js';

await seedCommand('visit', (env, options) => loadVisits(env, options));
