import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { look } from './accessibility.js';
import { launchBrowser, openWindow, SCREENS } from './browser.js';
import { CASES, UNIT } from './cases.js';
import { logInAsClinician, rowOf } from './clinician.js';
import { answerQuestions, chooseReason, logInAsPatient, sendCase } from './patient.js';
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

/** Through the shift-end check: the case is left to the lead. */
const leaveShift = async (button: RegExp): Promise<void> => {
  await desk.getByRole('dialog').getByRole('button', { name: button }).click();
};

describe('a clinician who goes on at another unit', () => {
  const step = story(() => [desk]);

  step('has a case at the first unit', async () => {
    const { page: phone } = await openWindow(browser, 'phone');
    await logInAsPatient(phone, PATIENT);
    await chooseReason(phone, UNIT, REASON);
    await answerQuestions(phone);
    await sendCase(phone, 'Ont i axeln sedan i fredags.');
    ({ page: desk } = await openWindow(browser, 'desk'));
    await logInAsClinician(desk, UNIT, NURSE);
    await rowOf(desk, PATIENT, REASON).click();
    await desk.getByRole('button', { name: 'Ta emot' }).click();
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
