import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

const storage = new AsyncLocalStorage<string>();
const PATTERN = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

/** The W3C `traceparent` of the work in progress, if it has one. */
export const currentTraceparent = (): string | undefined => storage.getStore();

/** The trace id in the current `traceparent`: the thread through the logs of all services. */
export const currentTraceId = (): string | undefined => PATTERN.exec(storage.getStore() ?? '')?.[1];

/** A `traceparent` (W3C Trace Context) for a new span; the trace goes on when `parent` is a valid one. */
export const childTraceparent = (parent?: string): string => {
  const traceId = PATTERN.exec(parent ?? '')?.[1] ?? randomBytes(16).toString('hex');
  return `00-${traceId}-${randomBytes(8).toString('hex')}-01`;
};

/** Runs `work` so that everything it logs, asks and publishes belongs to `traceparent`. */
export const runWithTrace = <T>(traceparent: string, work: () => T): T => storage.run(traceparent, work);
