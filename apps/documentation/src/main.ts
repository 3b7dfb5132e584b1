import { runService, serviceEnv } from '@om/platform';
import { DocumentationModule } from './documentation.module.js';

await runService({ module: (env) => DocumentationModule.forEnvironment(env), env: serviceEnv });
