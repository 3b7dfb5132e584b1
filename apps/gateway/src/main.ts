import { runService } from '@om/platform';
import { gatewayEnv } from './env.js';
import { GatewayModule } from './gateway.module.js';

await runService({ module: (env) => GatewayModule.forEnvironment(env), env: gatewayEnv });
