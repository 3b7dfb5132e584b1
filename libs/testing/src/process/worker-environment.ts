import { TestEnvironment } from 'jest-environment-node';
import type { GatewayParts } from './gateway-parts.js';
import { startSharedParts } from './shared-parts.js';

/** Jest loads this module once a worker, and every spec anew. */
let parts: Promise<GatewayParts> | undefined;

/** The next spec tries again what did not start for one. */
const started = (): Promise<GatewayParts> =>
  (parts ??= startSharedParts().catch((error: unknown) => {
    parts = undefined;
    throw error;
  }));

/** A Jest environment whose specs can ask for `sharedParts`: they are started when the first one does. */
export default class WorkerEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    this.global.omSharedParts = started;
  }
}
