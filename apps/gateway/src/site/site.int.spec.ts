import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser } from '../testing/browser.js';
import { GatewayUnderTest } from '../testing/gateway-under-test.js';

let system: GatewayUnderTest;

beforeAll(async () => {
  system = await GatewayUnderTest.start();
}, 60_000);
afterAll(() => system.stop());

describe('the web app', () => {
  it.each([
    ['/', 'patient', 'no-cache'],
    ['/arende/1', 'patient', 'no-cache'],
    ['/personal', 'staff', 'no-cache'],
    ['/personal/besok/1', 'staff', 'no-cache'],
    ['/personals', 'patient', 'no-cache'],
  ])('%s is the page for %s', async (path, title, cache) => {
    const response = await new Browser(system.base).ask(path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(`<title>${title}</title>`);
    expect(response.headers.get('cache-control')).toBe(cache);
  });

  it('may keep files whose names change with their contents', async () => {
    const response = await new Browser(system.base).ask('/assets/app-abc123.js');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-type')).toContain('javascript');
  });

  it('runs no script but its own and stands in nobody’s frame', async () => {
    const { headers } = await new Browser(system.base).ask('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).toMatch(/style-src 'self'(;|$)/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('pages for the cluster', () => {
  it.each(['/metrics', '/health/ready'])('%s answers inside and does not exist outside', async (path) => {
    const browser = new Browser(system.base);
    expect((await browser.ask(path)).status).toBe(200);
    expect((await browser.ask(path, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(404);
  });
});
