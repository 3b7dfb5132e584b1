import { runService } from '@om/platform';
import { ChatModule } from './chat.module.js';
import { chatEnv } from './env.js';

await runService({ module: (env) => ChatModule.forEnvironment(env), env: chatEnv });
