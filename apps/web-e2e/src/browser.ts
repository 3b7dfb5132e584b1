import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { env } from './env.js';

/** Address of the running system; the test command starts one and names it. */
export const systemUrl = (): string => {
  if (!env.url)
    throw new Error(
      'OM_URL is not set. Run the browser tests with npm test, or start the system and name its address.',
    );
  return env.url;
};

/** The sizes every screen is looked at (issue "Done when"). */
export const SCREENS = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 720 } } as const;

/** Debian's Chromium without the services that would look for a network. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: env.chromium,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** How long a page may take to show what a step waits for, milliseconds. */
const PATIENCE_MS = 20_000;

/**
 * A person's own browser: own cookies and storage, Swedish, Stockholm time. Errors on the page are kept in `errors`.
 * @param kept what an earlier browser has left behind; nothing by default
 */
export const openWindow = async (
  browser: Browser,
  screen: keyof typeof SCREENS,
  kept: NonNullable<BrowserContextOptions['storageState']> = { cookies: [], origins: [] },
): Promise<{ context: BrowserContext; page: Page; errors: string[] }> => {
  const context = await browser.newContext({
    storageState: kept,
    viewport: SCREENS[screen],
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    // Pictures and accessibility checks see the page, not a fade on its way to it.
    reducedMotion: 'reduce',
    ...(screen === 'phone' ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {}),
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return { context, page, errors };
};

/**
 * The person turns to another tab of the same window; the page stays open and connected, without focus. Playwright otherwise makes
 * every page believe that it has the focus.
 */
export const turnAway = async (page: Page): Promise<{ comeBack: () => Promise<void> }> => {
  const debug = await page.context().newCDPSession(page);
  await debug.send('Emulation.setFocusEmulationEnabled', { enabled: false });
  const other = await page.context().newPage();
  await other.bringToFront();
  await page.waitForFunction(() => !document.hasFocus());
  return {
    comeBack: async () => {
      await other.close();
      await page.bringToFront();
      await debug.send('Emulation.setFocusEmulationEnabled', { enabled: true });
      await debug.detach();
    },
  };
};

const ARTEFACTS = join(env.artifacts, 'screens');

/** Keeps a picture of the page as an artefact of the run. */
export const keepPicture = async (page: Page, name: string): Promise<void> => {
  await mkdir(ARTEFACTS, { recursive: true });
  await page.screenshot({ path: join(ARTEFACTS, `${name}.png`) });
};
