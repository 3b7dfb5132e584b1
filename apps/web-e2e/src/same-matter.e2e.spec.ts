import { afterAll, beforeAll, describe, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { look } from './accessibility.js';
import { launchBrowser, openWindow } from './browser.js';
import { CASES, UNIT } from './cases.js';
import { composer, logInAsClinician, rowOf } from './clinician.js';
import { answerQuestions, chooseReason, logInAsPatient, sendCase, write } from './patient.js';
import { story } from './story.js';

jest.setTimeout(120_000);

const { patient: PATIENT, reason: REASON } = CASES.sameMatter;

/** A case is closed and goes on in a new one (domain 4.7, CLOSED); each step builds on the one before. */
describe('a closed case about which the patient writes again', () => {
  let browser: Browser;
  let patient: Page;
  let clinician: Page;
  const step = story(() => [patient, clinician]);

  beforeAll(async () => {
    browser = await launchBrowser();
    ({ page: patient } = await openWindow(browser, 'phone'));
    ({ page: clinician } = await openWindow(browser, 'desk'));
  });
  afterAll(() => browser.close());

  const choice = (name: string) => clinician.getByRole('button', { name, exact: true });
  const openChoices = () => clinician.getByRole('button', { name: 'Fler sätt att gå vidare' }).click();
  const takeAndStart = async () => {
    await rowOf(clinician, PATIENT, REASON).click();
    await choice('Ta emot').click();
    await choice('Starta besök').click();
    await composer(clinician).waitFor();
  };

  step('Pausa is offered until the patient writes', async () => {
    await logInAsPatient(patient, PATIENT);
    await chooseReason(patient, UNIT, REASON);
    await answerQuestions(patient);
    await sendCase(patient, 'Det kliar på armen.');
    await logInAsClinician(clinician, UNIT);
    await takeAndStart();
    await openChoices();
    await choice('Pausa').waitFor();
    await patient.getByRole('log').getByText('Jag heter HSP39 TestPerson39').waitFor();
    await write(patient, 'Jag undrar en sak.');
    await choice('Pausa').waitFor({ state: 'detached' });
    await openChoices();
  });

  step('the visit is ended without an asynchronous phase, and the case is closed', async () => {
    await choice('Avsluta besök').click();
    const dialog = clinician.getByRole('dialog', { name: 'Avsluta besök' });
    await dialog.getByRole('radio', { name: /^Ingen/ }).check();
    await dialog.getByRole('button', { name: 'Avsluta besök' }).click();
    await patient.getByRole('heading', { name: 'Ärendet är stängt' }).waitFor();
  });

  step('Starta nytt ärende om samma sak begins after the reason, and says what it belongs with', async () => {
    await patient.getByRole('button', { name: 'Starta nytt ärende om samma sak' }).click();
    await answerQuestions(patient);
    await patient.getByText('Det hör ihop med ditt stängda ärende.').waitFor();
    await look(patient, '98-same-matter');
    await sendCase(patient, 'Det kliar fortfarande.');
  });

  step('the clinician sees in Fakta which case it goes on from, and opens it', async () => {
    await clinician.getByRole('link', { name: 'Startsida' }).first().click();
    await takeAndStart();
    await clinician.getByRole('tab', { name: 'Fakta' }).click();
    const facts = clinician.getByRole('complementary', { name: 'Fakta' });
    await facts.getByText('Fortsätter från').waitFor();
    await look(clinician, '99-follows');
    await facts.getByRole('link', { name: new RegExp(REASON) }).click();
    await clinician.getByRole('log').getByText('Jag undrar en sak.').waitFor();
  });
});
