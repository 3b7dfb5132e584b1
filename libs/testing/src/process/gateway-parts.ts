import { startTestInfrastructure, type TestInfrastructure } from '../test-infrastructure.js';
import { LoginProcess } from './login-process.js';
import { DEMO, ServiceProcesses, type OwnEnvironments } from './service-processes.js';
import { freePort } from './spawned-process.js';

/** What is around a gateway: the address it will have, and in a namespace of their own its services and its logins. */
export interface GatewayParts {
  readonly infrastructure: TestInfrastructure;
  readonly gatewayUrl: URL;
  readonly services: ServiceProcesses;
  readonly logins: LoginProcess;
}

/** Parts that do not run yet. */
export const prepareParts = async (own: OwnEnvironments = DEMO): Promise<GatewayParts> => {
  const infrastructure = await startTestInfrastructure();
  const gatewayUrl = new URL(`http://localhost:${await freePort()}`);
  const services = new ServiceProcesses(infrastructure, own);
  return { infrastructure, gatewayUrl, services, logins: await LoginProcess.prepare(gatewayUrl) };
};

/** Ends the parts and deletes what they kept. */
export const stopParts = async ({ infrastructure, services, logins }: GatewayParts): Promise<void> => {
  await services.stopAll();
  await logins.stop();
  await infrastructure.stop();
};
