import type { Locator, Page } from 'playwright-core';
import { systemUrl } from './browser.js';

/** The nurse of the seed. */
export const NURSE = 'HSP39 TestPerson39';

/** Logs in and chooses care unit and role. */
export const logInAsClinician = async (page: Page, unit: string, name = NURSE): Promise<void> => {
  await page.goto(`${systemUrl()}/personal`);
  await page.getByRole('link', { name: 'Logga in' }).click();
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByRole('heading', { name: 'Välj enhet och roll' }).waitFor();
  await page.getByRole('button', { name: new RegExp(unit) }).click();
  await page.getByRole('heading', { name: 'Startsida' }).waitFor();
};

/** The row of a patient's case in the list that is shown. */
export const rowOf = (page: Page, patient: string, reason: string): Locator =>
  page.getByRole('row').filter({ hasText: patient }).filter({ hasText: reason });

/** The composer of the visit view. */
export const composer = (page: Page): Locator => page.getByRole('textbox', { name: /^Till / });
