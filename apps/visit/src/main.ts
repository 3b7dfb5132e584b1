import { runService } from '@om/platform';
import { visitEnv } from './env.js';
import { VisitModule } from './visit.module.js';

await runService({ module: (env) => VisitModule.forEnvironment(env), env: visitEnv });
