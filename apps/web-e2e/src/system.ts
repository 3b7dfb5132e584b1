import { env } from './env.js';

/** A service of the running system. */
export type Service = 'queue' | 'visit' | 'chat' | 'documentation';

/** Ends services as a crash would; they stay away until {@link bringBack}. */
export const takeDown = (...services: Service[]): Promise<void> => order('down', services);

/** Starts services that have been taken down; resolves when they are ready. */
export const bringBack = (...services: Service[]): Promise<void> => order('up', services);

const order = async (what: 'down' | 'up', services: readonly Service[]): Promise<void> => {
  if (!env.control) throw new Error('OM_CONTROL is not set. Run the browser tests with npm test.');
  for (const service of services) {
    const response = await fetch(`${env.control}/${what}/${service}`, { method: 'POST' });
    if (!response.ok) throw new Error(await response.text());
  }
};
