import type { Page } from 'playwright-core';
import { systemUrl } from './browser.js';
import { env } from './env.js';

/** A process of the running system. */
export type Part = 'queue' | 'visit' | 'chat' | 'documentation' | 'gateway' | 'broker';

/** Ends processes as a crash would; they stay away until {@link bringBack}. */
export const takeDown = (...parts: Part[]): Promise<void> => order('down', parts);

/** Starts processes that have been taken down; resolves when they are ready. */
export const bringBack = (...parts: Part[]): Promise<void> => order('up', parts);

/** Makes one visit believe that hours have passed, by the development command. */
export const timePasses = (visitId: string, hours: number): Promise<void> =>
  inDevelopment(`visits/${visitId}/elapse`, { hours });

/** Makes a patient's silence in one visit last so many minutes more; who has the visit open sees it when it is read again. */
export const silencePasses = (visitId: string, minutes: number): Promise<void> =>
  inDevelopment(`visits/${visitId}/silence`, { minutes });

const DAY_HOURS = 24;

/** Leaves what is to be documented of one visit so many days longer; who has it open sees what has come of it when it is read again. */
export const dutiesAreLeft = (visitId: string, days: number): Promise<void> =>
  inDevelopment(`visits/${visitId}/duties`, { hours: days * DAY_HOURS });

/** The visit whose page is shown. */
export const visitIn = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';

const inDevelopment = async (path: string, body: object): Promise<void> => {
  const url = systemUrl();
  const response = await fetch(`${url}/api/dev/${path}`, {
    method: 'POST',
    headers: { origin: new URL(url).origin, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
};

const order = async (what: 'down' | 'up', parts: readonly Part[]): Promise<void> => {
  if (!env.control) throw new Error('OM_CONTROL is not set. Run the browser tests with npm test.');
  for (const part of parts) {
    const response = await fetch(`${env.control}/${what}/${part}`, { method: 'POST' });
    if (!response.ok) throw new Error(await response.text());
  }
};
