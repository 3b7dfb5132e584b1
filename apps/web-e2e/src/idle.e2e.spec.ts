import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openWindow } from './browser.js';
import { CASES, UNIT } from './cases.js';
import { composer, logInAsClinician, NURSE, rowOf } from './clinician.js';
import { opensSentCase } from './patient.js';
import { story } from './story.js';

jest.setTimeout(60_000);

const { patient: PATIENT, reason: REASON } = CASES.idle;
const WORDS = 'Ont i halsen sedan i går.';
const CARE_DRAFT = 'Har du feber?';
const PATIENT_DRAFT = 'Jag har haft feber i';

/** Both walk away from their screens; only the clock of each page is moved, as nobody can wait for twenty minutes. */
describe('a screen nobody is at', () => {
  let browser: Browser;
  let patient: Page;
  let clinician: Page;
  const step = story(() => [patient, clinician]);

  beforeAll(async () => {
    browser = await launchBrowser();
    patient = (await openWindow(browser, 'phone')).page;
    clinician = (await openWindow(browser, 'desk')).page;
    for (const page of [patient, clinician]) await page.clock.install();
  });
  afterAll(() => browser.close());

  const theirs = () => patient.getByRole('textbox', { name: /meddelande/i });
  const cover = (page: Page) => page.getByRole('heading', { name: 'Du är utloggad' });

  step('stands in the middle of a visit, with words on both sides that are not sent', async () => {
    await opensSentCase(patient, CASES.idle, WORDS);
    await logInAsClinician(clinician, UNIT);
    await rowOf(clinician, PATIENT, REASON).click();
    await clinician.getByRole('button', { name: 'Ta emot' }).click();
    await clinician.getByRole('button', { name: 'Starta besök' }).click();
    await composer(clinician).fill(CARE_DRAFT);
    await theirs().fill(PATIENT_DRAFT);
  });

  step('is left open as long as somebody touches it', async () => {
    for (let quarter = 0; quarter < 3; quarter += 1) {
      await clinician.clock.fastForward('10:00');
      await Promise.all([
        clinician.waitForResponse((response) => response.url().endsWith('/api/staff/session')),
        composer(clinician).press('End'),
      ]);
    }
    await expect(cover(clinician).count()).resolves.toBe(0);
    await expect(composer(clinician).inputValue()).resolves.toBe(CARE_DRAFT);
  });

  step('covers what is the patient’s after 15 minutes at the clinician, 20 at the patient', async () => {
    await clinician.clock.fastForward('15:10');
    await patient.clock.fastForward('20:10');
    for (const page of [clinician, patient]) {
      await cover(page).waitFor();
      const left = await page.content();
      for (const words of [PATIENT, REASON, WORDS, CARE_DRAFT, PATIENT_DRAFT])
        expect({ words, isLeft: left.includes(words) }).toEqual({ words, isLeft: false });
    }
  });

  step('is the same page with the same unsent words after a new login', async () => {
    const there = [clinician.url(), patient.url()];
    for (const page of [clinician, patient]) await page.getByRole('link', { name: 'Logga in igen' }).click();
    await clinician.getByRole('button', { name: new RegExp(NURSE) }).click();
    await clinician.getByRole('button', { name: new RegExp(UNIT) }).click();
    await patient.getByRole('button', { name: new RegExp(PATIENT) }).click();
    await composer(clinician).waitFor();
    await theirs().waitFor();
    expect([clinician.url(), patient.url()]).toEqual(there);
    await expect(composer(clinician).inputValue()).resolves.toBe(CARE_DRAFT);
    await expect(theirs().inputValue()).resolves.toBe(PATIENT_DRAFT);
  });
});
