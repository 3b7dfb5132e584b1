import { randomUUID } from 'node:crypto';
import { idsIn, type RouteContract } from '@om/contracts';
import type { PassedOnRoute } from '../passing/passed-on.js';

/** The address of a route about a visit; other ids are made up. */
export const addressAbout = ({ path }: RouteContract, visitId: string): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => (name === 'visitId' ? visitId : randomUUID()));

/** A body that fits, from the message's own example. */
export const exampleBody = ({ path, asks }: PassedOnRoute): Record<string, unknown> => {
  const inPath = new Set(idsIn(path));
  const payload = Object.entries(asks.examples[0]?.payload as Record<string, unknown>);
  return {
    ...Object.fromEntries(payload.filter(([name]) => !inPath.has(name))),
    ...(asks.kind === 'command' ? { commandId: randomUUID() } : {}),
  };
};
