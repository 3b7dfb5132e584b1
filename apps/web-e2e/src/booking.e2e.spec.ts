import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { look } from './accessibility.js';
import { launchBrowser, openWindow } from './browser.js';
import { CASES, UNIT } from './cases.js';
import { composer, LEAD, logInAsClinician, rowOf, startVisit } from './clinician.js';
import { opensSentCase } from './patient.js';
import { story } from './story.js';
import { timePasses, visitIn } from './system.js';

jest.setTimeout(90_000);

const { patient: PATIENT, reason: REASON } = CASES.booking;
const WORDS = 'Boka en tid så hörs vi om halsen igen.';

/** The seed instruction 2.2-7 as the patient meets it: a ticket, a time, another time, none, and a visit that is booked. */
describe('a booking ticket', () => {
  let browser: Browser;
  let patient: Page;
  let nurse: Page;
  let lead: Page;
  const errors: string[] = [];
  const step = story(() => [patient, nurse, lead]);

  beforeAll(async () => {
    browser = await launchBrowser();
    const windows = [
      await openWindow(browser, 'phone'),
      await openWindow(browser, 'desk'),
      await openWindow(browser, 'desk'),
    ] as const;
    [patient, nurse, lead] = windows.map(({ page }) => page) as [Page, Page, Page];
    for (const { page } of windows) page.on('pageerror', (error) => errors.push(error.message));
  });
  afterAll(() => browser.close());

  const sendTicket = async (): Promise<void> => {
    await nurse.getByRole('button', { name: 'Bokningsbiljett' }).click();
    const dialog = nurse.getByRole('dialog', { name: 'Bokningsbiljett' });
    await dialog.getByRole('textbox', { name: 'Meddelande till patienten' }).fill(WORDS);
    await dialog.getByRole('button', { name: 'Skicka biljetten' }).click();
  };
  const bookFirst = async (): Promise<void> => {
    await patient.getByRole('link', { name: 'Välj tid' }).click();
    await patient.getByRole('radio').first().check();
    await patient.getByRole('button', { name: /^Boka / }).click();
    await patient.getByRole('heading', { name: 'Tiden är bokad' }).waitFor();
  };

  step('a visit has begun, and the ticket comes to the patient’s chat with its words', async () => {
    await logInAsClinician(nurse, UNIT);
    await opensSentCase(patient, CASES.booking, 'Ont i halsen sedan i går.');
    await look(patient, '70-waiting');
    await startVisit(nurse, CASES.booking);
    await sendTicket();
    await patient.getByRole('heading', { name: 'Boka en tid' }).waitFor();
    await patient.getByText(WORDS).waitFor();
    await look(patient, '71-ticket');
  });

  step('no time chosen is said, and the chosen one is booked', async () => {
    await patient.getByRole('link', { name: 'Välj tid' }).click();
    await patient.getByRole('radio').first().waitFor();
    await patient.getByRole('button', { name: 'Boka tiden' }).click();
    await patient.getByText('Välj en tid för att fortsätta.').waitFor();
    await patient.getByRole('radio').nth(4).check();
    await look(patient, '72-times');
    await patient.getByRole('button', { name: /^Boka / }).click();
    await patient.getByRole('heading', { name: 'Tiden är bokad' }).waitFor();
    await look(patient, '73-booked');
    await nurse.getByText(/Bokad/).first().waitFor();
  });

  step('the time can be moved, and be cancelled after being told that it is late', async () => {
    await patient.getByRole('link', { name: 'Till det bokade besöket' }).click();
    await patient.getByRole('link', { name: 'Byt tid' }).click();
    await patient.getByRole('radio').first().check();
    await patient.getByRole('button', { name: /^Boka / }).click();
    await patient.getByRole('link', { name: 'Till det bokade besöket' }).click();
    await patient.getByRole('heading', { name: 'Ditt bokade besök' }).waitFor();
    await patient.getByRole('button', { name: 'Avboka tiden' }).click();
    await patient.getByText('Det är mindre än 24 timmar kvar. En sen avbokning kan kosta.').waitFor();
    await look(patient, '74-cancel');
    await patient.getByRole('button', { name: 'Ja, avboka tiden' }).click();
    await patient.getByRole('heading', { name: 'Ärendet är avbrutet' }).waitFor();
    await look(patient, '75-cancelled');
  });

  step('the ticket comes back once, and the patient checks in to the new time', async () => {
    await patient.getByRole('link', { name: 'Öppen Mottagning' }).click();
    await patient
      .getByRole('link', { name: new RegExp(`${REASON}.*Pågår`) })
      .first()
      .click();
    await patient.getByText('Du har avbokat en gång. Du kan boka en gång till.').waitFor();
    await bookFirst();
    await patient.getByRole('link', { name: 'Till det bokade besöket' }).click();
    await patient.getByRole('button', { name: 'Checka in' }).click();
    await patient.getByText('Du har checkat in').waitFor();
    await look(patient, '76-checked-in');
  });

  step('the patient is told when care lets them wait past the time', async () => {
    const visitId = visitIn(patient);
    await timePasses(visitId, 0.5);
    await patient.getByRole('heading', { name: 'Vi är sena till ditt besök' }).waitFor();
    await patient.getByText(/^Din bokade tid var /).waitFor();
    await look(patient, '76b-kept-waiting');
  });

  step('the clinician finds the patient among those who wait, checked in', async () => {
    await nurse.getByRole('link', { name: 'Startsida' }).click();
    const row = rowOf(nurse, PATIENT, REASON).filter({ hasText: 'Incheckad' });
    await row.waitFor();
    await look(nurse, '77-checked-in');
    await row.click();
    await nurse.getByRole('button', { name: 'Ta emot' }).click();
    await nurse.getByRole('button', { name: 'Starta besök' }).click();
    await composer(nurse).waitFor();
    await patient.getByRole('textbox', { name: /meddelande/i }).waitFor();
  });

  step(
    'a patient who comes late to the next time, and is received without a check-in, is counted as late',
    async () => {
      await logInAsClinician(lead, UNIT, LEAD);
      await lead.getByRole('link', { name: 'Statistik' }).click();
      await lead.getByRole('combobox', { name: 'Period' }).selectOption({ label: 'I dag' });
      const cameLate = lead.getByRole('row', { name: /Kom för sent/ }).getByRole('cell');
      const late = async () => (await cameLate.allInnerTexts()).map((text) => Number.parseInt(text));
      await cameLate.first().waitFor();
      const [patientsBefore = 0, careBefore] = await late();
      await sendTicket();
      await bookFirst();
      await patient.getByRole('link', { name: 'Till det bokade besöket' }).click();
      await patient.getByRole('heading', { name: 'Ditt bokade besök' }).waitFor();
      const [address, visitId] = [patient.url(), visitIn(patient)];
      await patient.getByRole('link', { name: 'Öppen Mottagning' }).click();
      await timePasses(visitId, 0.75);
      await patient.goto(address);
      await nurse.getByRole('link', { name: 'Startsida' }).click();
      await nurse.getByRole('tab', { name: /^Bokade/ }).click();
      await rowOf(nurse, PATIENT, REASON).click();
      await nurse.getByRole('button', { name: 'Ta emot' }).click();
      await nurse.getByRole('button', { name: 'Starta besök' }).click();
      await patient.getByRole('textbox', { name: /meddelande/i }).waitFor();
      await lead.reload();
      await lead.getByRole('combobox', { name: 'Period' }).selectOption({ label: 'I dag' });
      await cameLate.first().waitFor();
      await look(lead, '78-late-by-side');
      expect(await late()).toEqual([patientsBefore + 1, careBefore]);
    },
  );

  step('ran without an error on any page', () => {
    expect(errors).toEqual([]);
  });
});
