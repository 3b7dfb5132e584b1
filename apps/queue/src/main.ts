import { runService } from '@om/platform';
import { queueEnv } from './env.js';
import { QueueModule } from './queue.module.js';

await runService({ module: (env) => QueueModule.forEnvironment(env), env: queueEnv });
