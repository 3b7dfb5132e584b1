import { env } from './env.js';

/** A process of the running system. */
export type Part = 'queue' | 'visit' | 'chat' | 'documentation' | 'gateway' | 'broker';

/** Ends processes as a crash would; they stay away until {@link bringBack}. */
export const takeDown = (...parts: Part[]): Promise<void> => order('down', parts);

/** Starts processes that have been taken down; resolves when they are ready. */
export const bringBack = (...parts: Part[]): Promise<void> => order('up', parts);

const order = async (what: 'down' | 'up', parts: readonly Part[]): Promise<void> => {
  if (!env.control) throw new Error('OM_CONTROL is not set. Run the browser tests with npm test.');
  for (const part of parts) {
    const response = await fetch(`${env.control}/${what}/${part}`, { method: 'POST' });
    if (!response.ok) throw new Error(await response.text());
  }
};
