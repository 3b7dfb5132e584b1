import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { look } from './accessibility.js';
import { launchBrowser, openWindow, SCREENS, systemUrl } from './browser.js';
import { CASES, UNIT } from './cases.js';
import { logInAsClinician, rowOf } from './clinician.js';
import { logIn } from './login.js';
import { caseIsSent } from './patient.js';
import { story } from './story.js';

jest.setTimeout(60_000);

const OTHER_UNIT = 'Vårdcentralen Exempelby';
const NURSE = 'HSP64 TestPerson64';
const { patient: PATIENT, reason: REASON } = CASES.otherUnit;

let browser: Browser;
let desk: Page;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const home = () => desk.getByRole('heading', { name: 'Startsida' });

/** A new login at the same computer, up to the choice of unit. */
const chooseAnew = async (unit: string): Promise<void> => {
  await desk.context().clearCookies();
  await logIn(desk, 'staff', NURSE);
  await desk.goto(`${systemUrl()}/personal`);
  await desk.getByRole('button', { name: new RegExp(unit) }).click();
};

/** Through the shift-end check: the case is left to the lead. */
const leaveShift = async (button: RegExp): Promise<void> => {
  await desk.getByRole('dialog').getByRole('button', { name: button }).click();
};

describe('a clinician who goes on at another unit', () => {
  const step = story(() => [desk]);

  step('has a case at the first unit', async () => {
    await caseIsSent(CASES.otherUnit, 'Ont i axeln sedan i fredags.');
    ({ page: desk } = await openWindow(browser, 'desk'));
    await logInAsClinician(desk, UNIT, NURSE);
    await rowOf(desk, PATIENT, REASON).click();
    await desk.getByRole('button', { name: 'Ta emot' }).click();
    await desk.getByRole('heading', { name: 'Redo att starta' }).waitFor();
  });

  step(
    'is asked about it where they choose the other unit, and is not where they choose the first',
    async () => {
      await chooseAnew(OTHER_UNIT);
      await desk
        .getByRole('alert')
        .getByText(/^Du har öppna ärenden på enheten du kommer från/)
        .waitFor();
      await look(desk, '60a-choose-unit-open-cases');
      await desk.setViewportSize(SCREENS.phone);
      await look(desk, '60b-choose-unit-open-cases-narrow');
      await desk.setViewportSize(SCREENS.desk);
      await desk.getByRole('button', { name: new RegExp(UNIT) }).click();
      await home().waitFor();
      await chooseAnew(OTHER_UNIT);
      await desk.getByRole('button', { name: 'Larma ansvarig och byt' }).click();
      await home().waitFor();
      await desk.getByText(`Sjuksköterska, ${OTHER_UNIT}`).waitFor();
    },
  );

  step('comes back to the first unit without being asked, and has the case there', async () => {
    await chooseAnew(UNIT);
    await desk.getByRole('tab', { name: /Mina aktuella/ }).click();
    await rowOf(desk, PATIENT, REASON).press('Enter');
    await desk.getByRole('heading', { name: 'Redo att starta' }).waitFor();
  });

  step('still sees it there, and whose it is, without meeting a case that does not exist', async () => {
    await desk.getByText(NURSE).first().click();
    await desk.getByRole('button', { name: 'Byt enhet eller roll' }).click();
    await leaveShift(/^Larma ansvarig och byt$/);
    await desk.getByRole('button', { name: new RegExp(OTHER_UNIT) }).click();
    // The address of the case is still in the browser.
    await desk.getByRole('heading', { name: `Ärendet hör till ${UNIT}` }).waitFor();
    await look(desk, '60-other-unit-page');
    await desk.setViewportSize(SCREENS.phone);
    await look(desk, '61-other-unit-page-narrow');
    await desk.setViewportSize(SCREENS.desk);
    await desk.getByRole('link', { name: 'Startsida' }).click();
    await desk.getByRole('tab', { name: /Mina aktuella/ }).click();
    const row = rowOf(desk, PATIENT, REASON);
    await row.getByText(`Hör till ${UNIT}`).waitFor();
    await row.click();
    await desk.getByRole('button', { name: `Byt till ${UNIT}` }).waitFor();
    await look(desk, '62-other-unit-row');
  });

  step('changes unit from the row, and has the case open', async () => {
    await desk.getByRole('button', { name: `Byt till ${UNIT}` }).click();
    await look(desk, '63-other-unit-check');
    await leaveShift(/^Byt enhet eller roll$/);
    await desk.getByRole('heading', { name: 'Redo att starta' }).waitFor();
    await expect(desk.getByText(`Hör till ${UNIT}`).count()).resolves.toBe(0);
  });

  step('is told at the other unit where the address of a visit leads that is left to document', async () => {
    await desk.getByRole('button', { name: 'Starta besök' }).click();
    await desk.getByRole('button', { name: 'Avsluta besök' }).click();
    const dialog = desk.getByRole('dialog', { name: 'Avsluta besök' });
    await dialog.getByRole('radio', { name: /^Ingen/ }).check();
    await dialog.getByRole('button', { name: 'Avsluta besök' }).click();
    await desk
      .getByText(/^Stängt/)
      .first()
      .waitFor();
    await desk.getByText(NURSE).first().click();
    await desk.getByRole('button', { name: 'Byt enhet eller roll' }).click();
    await leaveShift(/byt/i);
    await desk.getByRole('button', { name: new RegExp(OTHER_UNIT) }).click();
    await desk.getByRole('heading', { name: `Ärendet hör till ${UNIT}` }).waitFor();
  });
});
