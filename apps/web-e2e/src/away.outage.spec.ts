import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { look } from './accessibility.js';
import { launchBrowser, openWindow, systemUrl } from './browser.js';
import { CASES, UNIT } from './cases.js';
import { composer, logInAsClinician, rowOf, startVisit } from './clinician.js';
import { logInAsPatient, opensSentCase, write } from './patient.js';
import { story } from './story.js';
import { bringBack, takeDown } from './system.js';

jest.setTimeout(120_000);

const { patient: PATIENT, reason: REASON } = CASES.away;
const NOTE_WORDS = 'Skrivet medan anteckningen var borta.';
const CARE_WORDS = 'Vården skriver utan chatt.';
const PATIENT_WORDS = 'Patienten skriver utan chatt.';

/** Services are ended by force under a visit that goes on in two windows, and come back; each step builds on the one before. */
describe('a visit while parts of the system are away', () => {
  let browser: Browser;
  let patient: Page;
  let clinician: Page;
  const step = story(() => [patient, clinician]);

  beforeAll(async () => {
    browser = await launchBrowser();
    ({ page: patient } = await openWindow(browser, 'phone'));
    ({ page: clinician } = await openWindow(browser, 'desk'));
  });
  afterAll(async () => {
    await bringBack('broker', 'queue', 'visit', 'chat', 'documentation', 'gateway');
    await browser.close();
  });

  const assessment = () => clinician.getByRole('textbox', { name: 'Bedömning' });
  const missing = (page: Page, part: string) =>
    page.getByText(`Just nu går det inte att visa ${part}. Resten fungerar.`);
  const inLog = (page: Page, text: string) => page.getByRole('log').getByText(text);
  /** What lies in the browser's storage, as somebody would read it who has the machine in hand. */
  const stored = (page: Page) => page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  const saved = () =>
    clinician
      .getByText(/^Sparad/)
      .first()
      .waitFor();

  step('begins with everything there', async () => {
    await opensSentCase(patient, CASES.away, 'Mina tabletter tar slut.');
    await logInAsClinician(clinician, UNIT);
    await startVisit(clinician, CASES.away);
    await inLog(patient, 'Jag heter HSP39 TestPerson39').waitFor();
    await clinician.getByRole('textbox', { name: 'Status' }).fill('Mår bra.');
    await saved();
  });

  step('without documentation the note says that it is not saved yet, and the chat goes on', async () => {
    await takeDown('documentation');
    await assessment().fill(NOTE_WORDS);
    await clinician.getByText('Inte sparad än. Texten finns i webbläsaren.').waitFor();
    await write(patient, 'Hej!');
    await inLog(clinician, 'Hej!').waitFor();
    await look(clinician, '90-note-unsaved');
  });

  step('after a reload the page names what is missing and still shows the unsaved words', async () => {
    await clinician.reload();
    await missing(clinician, 'anteckningen').waitFor();
    await inLog(clinician, 'Hej!').waitFor();
    await expect(assessment().inputValue()).resolves.toBe(NOTE_WORDS);
    await expect(stored(clinician)).resolves.not.toContain('anteckningen var borta');
    await look(clinician, '91-note-away');
  });

  step('without chat both sides can write, and read that it waits', async () => {
    await takeDown('chat');
    await composer(clinician).fill(CARE_WORDS);
    await composer(clinician).press('Enter');
    await write(patient, PATIENT_WORDS);
    for (const page of [clinician, patient]) await page.getByText('Väntar på att skickas').first().waitFor();
    await look(patient, '92-patient-chat-waits');
  });

  step('after a reload the pages name the chat as missing and still show what waits', async () => {
    for (const [page, words, part] of [
      [clinician, CARE_WORDS, 'chatten och anteckningen'],
      [patient, PATIENT_WORDS, 'chatten'],
    ] as const) {
      await page.reload();
      await missing(page, part).waitFor();
      await inLog(page, words).waitFor();
      await page.getByText('Väntar på att skickas').first().waitFor();
      await expect(stored(page)).resolves.not.toContain('skriver utan chatt');
    }
    await look(clinician, '93-chat-and-note-away');
    await look(patient, '94-patient-chat-away');
  });

  step('words that wait survive a browser that is closed and a new login', async () => {
    const { origins } = await patient.context().storageState();
    await patient.context().close();
    ({ page: patient } = await openWindow(browser, 'phone', { cookies: [], origins }));
    await logInAsPatient(patient, PATIENT);
    await patient.getByRole('link', { name: new RegExp(REASON) }).click();
    await inLog(patient, PATIENT_WORDS).waitFor();
  });

  step('when they are back everything is sent and saved by itself, once', async () => {
    await bringBack('chat', 'documentation');
    await inLog(patient, CARE_WORDS).waitFor();
    await inLog(clinician, PATIENT_WORDS).waitFor();
    await saved();
    for (const page of [clinician, patient]) {
      await page.getByText('Väntar på att skickas').waitFor({ state: 'detached' });
      await missing(page, 'chatten').waitFor({ state: 'detached' });
      await page.reload();
      for (const words of [CARE_WORDS, PATIENT_WORDS]) {
        await inLog(page, words).waitFor();
        await expect(inLog(page, words).count()).resolves.toBe(1);
      }
    }
    await expect(assessment().inputValue()).resolves.toBe(NOTE_WORDS);
    await look(clinician, '95-all-back');
  });

  for (const part of ['gateway', 'broker'] as const)
    step(
      `what both write while the ${part} is down waits in the browser, and is there once when it is back`,
      async () => {
        const words = [`Vården skriver utan ${part}.`, `Patienten skriver utan ${part}.`] as const;
        await takeDown(part);
        await composer(clinician).fill(words[0]);
        await composer(clinician).press('Enter');
        await write(patient, words[1]);
        const pages = [clinician, patient] as const;
        for (const page of pages) await page.getByText('Väntar på att skickas').first().waitFor();
        await bringBack(part);
        await Promise.all([inLog(clinician, words[1]).waitFor(), inLog(patient, words[0]).waitFor()]);
        for (const page of pages) {
          await page.getByText('Väntar på att skickas').waitFor({ state: 'detached' });
          await page.reload();
          for (const one of words) {
            await inLog(page, one).waitFor();
            await expect(inLog(page, one).count()).resolves.toBe(1);
          }
        }
      },
    );

  step('a page whose code cannot be fetched says so, keeps the rest, and comes when it can', async () => {
    await clinician.route('**/assets/schedule-page*', (route) => route.abort());
    await clinician.getByRole('link', { name: 'Tidbok' }).click();
    await clinician.getByRole('heading', { name: 'Sidan gick inte att visa' }).waitFor();
    await look(clinician, '95c-page-missing');
    await clinician.unroute('**/assets/schedule-page*');
    await clinician.getByRole('button', { name: 'Försök igen' }).click();
    await clinician.getByRole('heading', { name: 'Tidbok' }).waitFor();
  });

  step('a list that cannot be read again stays, and says that it is old', async () => {
    await clinician.getByRole('link', { name: 'Startsida' }).click();
    await clinician.getByRole('tab', { name: /Mina/ }).click();
    await rowOf(clinician, PATIENT, REASON).waitFor();
    await takeDown('queue', 'gateway');
    await bringBack('gateway');
    await clinician.getByText(/^Listan gick inte att uppdatera\. Den visas som den var \d/).waitFor();
    await expect(rowOf(clinician, PATIENT, REASON).count()).resolves.toBe(1);
    await look(clinician, '95b-startsida-old');
  });

  step('without queue Startsida offers to try again, and the patient still has the case', async () => {
    await Promise.all([clinician.goto(`${systemUrl()}/personal`), patient.goto(systemUrl())]);
    await clinician.getByRole('heading', { name: 'Listan gick inte att hämta' }).waitFor();
    const again = clinician.getByRole('button', { name: 'Försök igen' });
    await again.waitFor();
    await expect(clinician.getByText('Ingen väntar just nu').count()).resolves.toBe(0);
    await expect(clinician.getByRole('tab', { name: /\d/ }).count()).resolves.toBe(0);
    await missing(patient, 'mottagningens öppettider').waitFor();
    await patient.getByRole('link', { name: new RegExp(REASON) }).waitFor();
    await look(clinician, '96-startsida-away');
    await look(patient, '97-patient-without-queue');
    // Pressed while it is away: once it is back the list may come by itself before anybody can press.
    await Promise.all([clinician.waitForRequest(/\/api\/staff\/cases\?/), again.click()]);
    await again.waitFor();
    await bringBack('queue');
    await again.waitFor({ state: 'detached' });
    await clinician.getByRole('tab', { name: /Mina/ }).click();
    await rowOf(clinician, PATIENT, REASON).waitFor();
  });

  step(
    'without visit a visit cannot be shown, which the pages say with what to do, and the patient’s mends itself',
    async () => {
      await rowOf(clinician, PATIENT, REASON).press('Enter');
      await composer(clinician).waitFor();
      await takeDown('visit');
      await Promise.all([clinician.reload(), patient.reload()]);
      const again = (page: Page) => page.getByRole('button', { name: 'Försök igen' });
      await Promise.all([again(clinician).waitFor(), again(patient).waitFor()]);
      await look(clinician, '98-visit-away');
      await look(patient, '99-patient-visit-away');
      await bringBack('visit');
      await again(clinician).click();
      await composer(clinician).waitFor();
      await patient.getByRole('link', { name: new RegExp(REASON) }).waitFor();
    },
  );
});
