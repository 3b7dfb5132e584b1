import type { RequestHandler } from 'express';

/** What is for the platform around the process. `/health/live` tells nothing and may be asked by anybody. */
const INNER = /^\/(metrics|health\/ready)\/?$/;

/**
 * Metrics and the state of our parts are for the cluster, which asks this process directly. Whatever has come through a proxy is
 * from outside, and for the outside these pages do not exist.
 */
export const hideInnerPages: RequestHandler = (request, response, next) => {
  const fromOutside =
    request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
  if (fromOutside && INNER.test(request.path)) response.status(404).end();
  else next();
};
