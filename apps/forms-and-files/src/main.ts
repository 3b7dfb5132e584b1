import { runService, serviceEnv } from '@om/platform';
import { FormsAndFilesModule } from './forms-and-files.module.js';

await runService({ module: (env) => FormsAndFilesModule.forEnvironment(env), env: serviceEnv });
