import { prepareParts, stopParts, type GatewayParts } from './gateway-parts.js';

declare global {
  /** Put there by the Jest environment in `worker-environment.ts`. */
  var omSharedParts: (() => Promise<GatewayParts>) | undefined;
}

/**
 * The parts that all specs of one Jest worker share, started by the first that asks: they take longer to start than most specs
 * run. Specs of a worker run one after the other, so each finds them idle; it changes nothing that it does not take back, and
 * neither stops nor kills a part. They end with the worker.
 * @throws Error outside of the environment that keeps them
 */
export const sharedParts = (): Promise<GatewayParts> => {
  if (!globalThis.omSharedParts)
    throw new Error(
      'Nothing is shared here: begin the spec with "@jest-environment @om/testing/worker-environment"',
    );
  return globalThis.omSharedParts();
};

/** Starts everything that a spec may want to share; what has started ends when something does not. */
export const startSharedParts = async (): Promise<GatewayParts> => {
  const parts = await prepareParts();
  const { services, logins } = parts;
  try {
    await Promise.all([logins.restart(), services.start('queue', 'visit', 'chat', 'documentation')]);
  } catch (error) {
    await stopParts(parts);
    throw error;
  }
  for (const processes of [services, logins]) processes.unref();
  return parts;
};
