import type { Problem } from '@om/contracts/gateway';

/** Codes that the browser itself finds out; the rest come from the services' error tables. */
export const WEB_PROBLEMS = {
  /** No answer at all: no network, or the gateway is away. */
  offline: { code: 'web.offline', status: 0, retry: true },
  /** An answer came that this version of the page does not understand. */
  unreadable: { code: 'web.unreadable', status: 0, retry: true },
  /** Code of the page itself did not come, or broke. */
  partMissing: { code: 'web.part-missing', status: 0, retry: true },
} as const;

/** A problem that the browser made itself. Known before any schema is fetched. */
export const webProblem = (kind: keyof typeof WEB_PROBLEMS): Problem => ({
  type: 'about:blank',
  title: kind,
  correlationId: '',
  ...WEB_PROBLEMS[kind],
});
