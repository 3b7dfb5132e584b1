import { describe, expect, it } from '@jest/globals';
import { idsIn, type RouteAccess, type RouteContract } from './route.js';
import { GATEWAY_ROUTES } from './routes.js';

const routes = Object.entries(GATEWAY_ROUTES) as [string, RouteContract][];
const PREFIX: Readonly<Record<RouteAccess, RegExp>> = {
  anyone: /^\/api\/(staff|patient)\/(login|callback)$/,
  'staff-person': /^\/api\/staff\//,
  staff: /^\/api\/staff\//,
  patient: /^\/api\/patient\//,
  hook: /^\/api\/hooks\//,
  development: /^\/api\/dev\//,
};

const shapeOf = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, expect.anything() as unknown]));

describe('the gateway’s routes', () => {
  it('are each a way of their own', () => {
    const ways = routes.map(([, { method, path }]) => `${method} ${path}`);
    expect(new Set(ways).size).toBe(ways.length);
  });

  it.each(routes)('%s stands where the cookie of those it lets in is sent', (_name, { access, path }) => {
    expect(path).toMatch(PREFIX[access]);
  });

  it.each(routes)('%s holds nothing of a person in its path but ids', (_name, { path, asks }) => {
    for (const name of idsIn(path))
      expect(name).toMatch(/^(visit|ticket|alarm|duty|slot|booking|feedback)Id$|^channel$/);
    if (asks) expect(asks.payload).toHaveProperty('shape', expect.objectContaining(shapeOf(idsIn(path))));
  });

  it.each(routes.filter(([, { method, answer }]) => method !== 'GET' && answer))(
    '%s says what a change looks like',
    (_name, { body }) => {
      expect(body).toBeDefined();
    },
  );
});

describe('where a login leads', () => {
  const { query } = GATEWAY_ROUTES.staffLogin;

  it.each(['/', '/personal', '/personal/besok/0198c1f2?flik=fakta'])('may be %s', (to) => {
    expect(query.safeParse({ to }).success).toBe(true);
  });

  it.each([
    '//elsewhere.example',
    '/\\elsewhere.example',
    'https://elsewhere.example',
    'javascript:alert(1)',
    '/ a',
    '/a\\b',
  ])('is never %s', (to) => {
    expect(query.safeParse({ to }).success).toBe(false);
  });
});
