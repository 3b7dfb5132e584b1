import { join } from 'node:path';
import express, { type RequestHandler, type Response } from 'express';

/** Addresses that belong to the programs, not to the web app. */
const NOT_PAGES = /^\/(api|health|metrics)(\/|$)/;
/** Files whose names hold a hash of their contents: a browser never has to ask for them again. */
const HASHED = /[/\\]assets[/\\]/;

/** How a web path is served: the clinicians' entry below /personal, the patients' elsewhere, a file as itself. */
export type Served = 'staff-page' | 'patient-page' | 'file' | 'program';

/** What a path asks for. Pages of the web app have no dot in their last part; files do. */
export const servedAs = (path: string): Served => {
  if (NOT_PAGES.test(path)) return 'program';
  const last = path.slice(path.lastIndexOf('/') + 1);
  if (last.includes('.')) return 'file';
  return /^\/personal(\/|$)/.test(path) ? 'staff-page' : 'patient-page';
};

const ENTRIES = { 'staff-page': 'personal.html', 'patient-page': 'index.html' } as const;

/** Serves the built web app from a folder: two entries, and the files they name. */
export const site = (root: string): RequestHandler => {
  const files = express.static(root, { index: false, redirect: false, setHeaders: cacheHeaders });
  return (request, response, next) => {
    const served = servedAs(request.path);
    if (served === 'program' || (request.method !== 'GET' && request.method !== 'HEAD')) next();
    else if (served === 'file') files(request, response, next);
    else sendEntry(response, join(root, ENTRIES[served]));
  };
};

/** The entry is asked for anew each time: it names the files that belong together. */
const sendEntry = (response: Response, file: string): void => {
  response.sendFile(file, { cacheControl: false, headers: { 'cache-control': 'no-cache' } }, (error) => {
    if (!error || response.headersSent) return;
    response.status(503).type('text/plain').send('The web app is not built yet: run npm run build.\n');
  });
};

const cacheHeaders = (response: Response, path: string): void => {
  response.setHeader('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
};
