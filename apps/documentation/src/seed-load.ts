import { seedCommand } from '@om/persistence';
import { loadReplicas } from './load/load-replicas.js';

await seedCommand('documentation', (env, options) => loadReplicas(env, options));
