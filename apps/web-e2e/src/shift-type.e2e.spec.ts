import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { lookInBothThemes } from './accessibility.js';
import { keepPicture, launchBrowser, openWindow, SCREENS, systemUrl } from './browser.js';
import { UNIT } from './cases.js';
import { chooseUnit, logInAsClinician } from './clinician.js';
import { logIn } from './login.js';
import { story } from './story.js';

jest.setTimeout(60_000);

const BEHIND = 'HSP66 TestPerson66';
const LEAD = 'HSP21 TestPerson21';

/** First in line or behind (domain 1.3-1): chosen when the shift begins, changed during it, and seen by oneself and colleagues. */
describe('a clinician on shift', () => {
  let browser: Browser;
  let desk: Page;
  let lead: Page;
  const errors: string[] = [];
  const step = story(() => [desk, lead]);

  beforeAll(async () => {
    browser = await launchBrowser();
    const windows = [await openWindow(browser, 'desk'), await openWindow(browser, 'desk')] as const;
    [desk, lead] = windows.map(({ page }) => page) as [Page, Page];
    for (const { page } of windows) page.on('pageerror', (error) => errors.push(error.message));
  });
  afterAll(() => browser.close());

  const lookAtBothSizes = async (name: string): Promise<void> => {
    await lookInBothThemes(desk, name);
    await desk.setViewportSize(SCREENS.phone);
    await lookInBothThemes(desk, `${name}-narrow`);
    await desk.setViewportSize(SCREENS.desk);
  };
  const choice = (name: RegExp): Locator => desk.getByRole('radio', { name });

  step('is first in line unless they choose to be behind, with keys alone', async () => {
    await logIn(desk, 'staff', BEHIND);
    await desk.goto(`${systemUrl()}/personal`);
    await desk.getByRole('heading', { name: 'Välj enhet och roll' }).waitFor();
    await expect(choice(/^Primärjour/).isChecked()).resolves.toBe(true);
    await lookAtBothSizes('64-choose-unit');
    await choice(/^Primärjour/).focus();
    await desk.keyboard.press('ArrowDown');
    await expect(choice(/^Bakjour/).isChecked()).resolves.toBe(true);
    await chooseUnit(desk, UNIT);
    await desk.getByText(`${BEHIND}, bakjour`).waitFor();
  });

  step('is told from the others where the lead sees the staff of the unit', async () => {
    await logInAsClinician(lead, UNIT, LEAD);
    await lead.getByRole('link', { name: 'Administration' }).click();
    await lead.getByRole('tab', { name: 'Roller och personal' }).click();
    await lead.getByText(/i tjänst, bakjour/).waitFor();
  });

  step('is so still after a reload, and changes it from the menu', async () => {
    await desk.reload();
    await desk.getByText(BEHIND).first().click();
    await lookAtBothSizes('65-user-menu');
    await desk.getByRole('button', { name: 'Jour: bakjour' }).click();
    const dialog = desk.getByRole('dialog', { name: 'Jour' });
    await expect(choice(/^Bakjour/).isChecked()).resolves.toBe(true);
    await lookAtBothSizes('66-shift-type');
    await desk.emulateMedia({ colorScheme: 'dark' });
    await keepPicture(desk, '67-shift-type-dark');
    await desk.emulateMedia({ colorScheme: 'light' });
    await desk.keyboard.press('ArrowUp');
    await dialog.getByRole('button', { name: 'Spara' }).click();
    await dialog.waitFor({ state: 'detached' });
    await desk.getByText(`${BEHIND}, bakjour`).waitFor({ state: 'detached' });
    await desk.getByText(BEHIND).first().click();
    await desk.getByRole('button', { name: 'Jour: primärjour' }).waitFor();
  });

  step('ran without an error on any page', () => {
    expect(errors).toEqual([]);
  });
});
