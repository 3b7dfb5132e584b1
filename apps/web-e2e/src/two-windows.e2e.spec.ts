import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { accessibilityFindings } from './accessibility.js';
import { keepPicture, launchBrowser, openWindow } from './browser.js';
import { CASES, UNIT } from './cases.js';
import { logInAsClinician, rowOf, startVisit } from './clinician.js';
import { caseIsSent } from './patient.js';
import { story } from './story.js';

jest.setTimeout(60_000);

const { patient: PATIENT, reason: REASON } = CASES.twoWindows;
const ON_WARD = 'Blodtryck 138/82 i dag.';
const AT_DESK = 'Har mätt hemma i två veckor.';

/** One clinician at two computers: a note that was changed at both is never overwritten without a question. */
describe('a note that is open in two windows', () => {
  let browser: Browser;
  let desk: Page;
  let ward: Page;
  const errors: string[] = [];
  const step = story(() => [desk, ward]);

  beforeAll(async () => {
    browser = await launchBrowser();
    const windows = [await openWindow(browser, 'desk'), await openWindow(browser, 'desk')] as const;
    [desk, ward] = windows.map(({ page }) => page) as [Page, Page];
    for (const { page } of windows) page.on('pageerror', (error) => errors.push(error.message));
  });
  afterAll(() => browser.close());

  step('begins with a started visit that the same person has open at the desk and on the ward', async () => {
    await caseIsSent(CASES.twoWindows, 'Min blodtrycksmedicin tar slut.');
    await logInAsClinician(desk, UNIT);
    await startVisit(desk, CASES.twoWindows);
    await logInAsClinician(ward, UNIT);
    await ward.getByRole('tab', { name: /Mina aktuella/ }).click();
    await rowOf(ward, PATIENT, REASON).press('Enter');
    await status(ward).waitFor();
  });

  step('is written on the ward without a network, while the desk saves its own words', async () => {
    await ward.context().setOffline(true);
    await status(ward).fill(ON_WARD);
    await ward.getByText('Inte sparad än. Texten finns i webbläsaren.').waitFor();
    await status(desk).fill(AT_DESK);
    await desk.getByText(/Sparad som utkast/).waitFor();
  });

  step(
    'says that it was changed in another window when the network is back, and still shows the own words',
    async () => {
      await ward.context().setOffline(false);
      const notice = ward
        .getByRole('alert')
        .filter({ hasText: 'Anteckningen är ändrad i ett annat fönster' });
      await notice.waitFor();
      await notice.scrollIntoViewIfNeeded();
      await expect(status(ward).inputValue()).resolves.toBe(ON_WARD);
      await keepPicture(ward, '80-note-conflict');
      await ward.emulateMedia({ colorScheme: 'dark' });
      await keepPicture(ward, '81-note-conflict-dark');
      await ward.emulateMedia({ colorScheme: 'light' });
      await expect(accessibilityFindings(ward)).resolves.toEqual([]);
    },
  );

  step('is copied neither way before the person has chosen', async () => {
    await ward.reload();
    await ward.getByText('Anteckningen är ändrad i ett annat fönster').waitFor();
    await expect(status(ward).inputValue()).resolves.toBe(ON_WARD);
    await desk.reload();
    await expect(status(desk).inputValue()).resolves.toBe(AT_DESK);
  });

  step('keeps the own words when they are chosen, and the desk reads them', async () => {
    await ward.getByRole('button', { name: 'Behåll min text' }).click();
    await ward.getByText(/Sparad som utkast/).waitFor();
    await desk.reload();
    await expect(valueOf(status(desk), ON_WARD)).resolves.toBe(ON_WARD);
  });

  step('shows the other words when those are chosen, and forgets the own', async () => {
    await ward.context().setOffline(true);
    await status(ward).fill('Skrivet på avdelningen.');
    await ward.getByText('Inte sparad än. Texten finns i webbläsaren.').waitFor();
    await status(desk).fill('Skrivet vid skrivbordet.');
    await desk.getByText(/Sparad som utkast/).waitFor();
    await ward.context().setOffline(false);
    await ward.getByRole('button', { name: 'Använd den andra texten' }).click();
    await expect(valueOf(status(ward), 'Skrivet vid skrivbordet.')).resolves.toBe('Skrivet vid skrivbordet.');
    await ward.getByText('Anteckningen är ändrad i ett annat fönster').waitFor({ state: 'detached' });
  });

  step('ran without an error on any page', () => {
    expect(errors).toEqual([]);
  });
});

const status = (page: Page): Locator => page.getByRole('textbox', { name: 'Status' });

/** What the field says, once it says `wanted` or the patience is over. */
const valueOf = async (field: Locator, wanted: string): Promise<string> => {
  await field.waitFor();
  await field
    .page()
    .waitForFunction(
      (text) => [...document.querySelectorAll('textarea')].some((area) => area.value === text),
      wanted,
    );
  return field.inputValue();
};
