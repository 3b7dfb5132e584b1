import type { Locator, Page } from 'playwright-core';
import { systemUrl } from './browser.js';
import type { Case } from './cases.js';
import { logIn } from './login.js';

/** The nurse of the seed. */
export const NURSE = 'HSP39 TestPerson39';
/** Who leads the unit of the seed, and may see its statistics. */
export const LEAD = 'HSP21 TestPerson21';

/** Logs in and chooses care unit and role. */
export const logInAsClinician = async (page: Page, unit: string, name = NURSE): Promise<void> => {
  await logIn(page, 'staff', name);
  await page.goto(`${systemUrl()}/personal`);
  await chooseUnit(page, unit);
};

/** From the choice of care unit and role to *Startsida*. */
export const chooseUnit = async (page: Page, unit: string): Promise<void> => {
  await page.getByRole('heading', { name: 'Välj enhet och roll' }).waitFor();
  await page.getByRole('button', { name: new RegExp(unit) }).click();
  const home = page.getByRole('heading', { name: 'Startsida' });
  // Whoever has something open at another unit from an earlier story is asked first.
  const leaves = page.getByRole('button', { name: 'Larma ansvarig och byt' });
  await home.or(leaves).first().waitFor();
  if (await leaves.isVisible()) await leaves.click();
  await home.waitFor();
};

/** The row of a patient's case in the list that is shown. */
export const rowOf = (page: Page, patient: string, reason: string): Locator =>
  page.getByRole('row').filter({ hasText: patient }).filter({ hasText: reason });

/** Takes a case that waits from the list and starts its visit. */
export const startVisit = async (page: Page, { patient, reason }: Case): Promise<void> => {
  await rowOf(page, patient, reason).click();
  await page.getByRole('button', { name: 'Ta emot' }).click();
  await page.getByRole('button', { name: 'Starta besök' }).click();
  await composer(page).waitFor();
};

/** Where one writes to the patient; words to colleagues have a field of their own. */
export const composer = (page: Page): Locator => page.getByRole('textbox', { name: /^Till Testpatient/ });

/** The *vårdgivarchatt* of the visit that is shown. */
export const internalChat = (page: Page): Locator => page.getByRole('region', { name: 'Vårdgivarchatt' });

/** Opens the *vårdgivarchatt*, writes to the colleagues and sends with the button. */
export const writeInternally = async (page: Page, text: string): Promise<void> => {
  await internalChat(page).getByRole('textbox', { name: 'Till kollegor' }).fill(text);
  await internalChat(page).getByRole('button', { name: 'Skicka internt' }).click();
};

/** Fills in *Lämna över besök* up to the message; the dialog is left open. */
export const fillInHandover = async (
  page: Page,
  to: { readonly role: string; readonly person?: string },
): Promise<Locator> => {
  await page.getByRole('button', { name: 'Fler sätt att gå vidare' }).click();
  await page.getByRole('button', { name: 'Lämna över besök' }).click();
  const dialog = page.getByRole('dialog', { name: 'Lämna över besök' });
  const role = dialog.getByRole('combobox', { name: 'Roll' });
  await role.locator('option', { hasText: to.role }).waitFor({ state: 'attached' });
  await role.selectOption({ label: await optionLike(role, to.role) });
  if (to.person !== undefined) {
    const person = dialog.getByRole('combobox', { name: /^Vårdpersonal/ });
    await person.selectOption({ label: await optionLike(person, to.person) });
  }
  return dialog;
};

const optionLike = async (list: Locator, words: string): Promise<string> => {
  const labels = await list.locator('option').allInnerTexts();
  return labels.find((label) => label.includes(words)) ?? words;
};
