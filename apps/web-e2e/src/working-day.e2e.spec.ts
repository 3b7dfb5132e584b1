import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { lookInBothThemes as look } from './accessibility.js';
import { launchBrowser, openWindow } from './browser.js';
import { CASES, UNIT } from './cases.js';
import { composer, LEAD, logInAsClinician, rowOf } from './clinician.js';
import { logInAsPatient } from './patient.js';
import { story } from './story.js';

jest.setTimeout(90_000);

const { patient: PATIENT, reason: REASON } = CASES.workingDay;
const PERSONNUMMER = '19860304-2386';
const WORDS = 'Smörj två gånger om dagen.';

/** What staff do around the visits: a case on behalf of a patient, the ways a visit goes on, statistics, and the end of a shift. */
describe('a working day', () => {
  let browser: Browser;
  let lead: Page;
  let nurse: Page;
  const errors: string[] = [];
  const step = story(() => [lead, nurse]);

  beforeAll(async () => {
    browser = await launchBrowser();
    const windows = [await openWindow(browser, 'desk'), await openWindow(browser, 'desk')] as const;
    [lead, nurse] = windows.map(({ page }) => page) as [Page, Page];
    for (const { page } of windows) page.on('pageerror', (error) => errors.push(error.message));
    await logInAsClinician(lead, UNIT, LEAD);
    await logInAsClinician(nurse, UNIT);
  });
  afterAll(() => browser.close());

  step(
    'Ctrl+K finds a patient by the whole personnummer, and a case is created on their behalf',
    async () => {
      await nurse.keyboard.press('Control+k');
      const find = nurse.getByRole('dialog', { name: 'Sök eller skapa patient' });
      await find.getByRole('textbox', { name: 'Personnummer' }).fill('19860304-2387');
      await nurse.keyboard.press('Enter');
      await find.getByText('Numret stämmer inte. Kontrollera alla siffror.').waitFor();
      await find.getByRole('textbox', { name: 'Personnummer' }).fill(PERSONNUMMER);
      await nurse.keyboard.press('Enter');
      await find.getByText(PATIENT).waitFor();
      await look(nurse, '55-found');
      await find.getByRole('button', { name: 'Skapa ärende' }).click();
      const create = nurse.getByRole('dialog', { name: 'Nytt ärende åt patient' });
      await create.getByRole('combobox', { name: 'Orsak' }).selectOption({ label: REASON });
      await create.getByRole('textbox', { name: 'Vad patienten berättar' }).fill('Ringer om kliande utslag.');
      await create.getByRole('button', { name: 'Skapa ärendet' }).click();
      await create.getByText('Fyll i svaret').first().waitFor();
      await look(nurse, '56-on-behalf');
      await create.getByRole('combobox', { name: /Hur länge/ }).selectOption({ index: 1 });
      await create.getByRole('textbox', { name: /Var på kroppen/ }).fill('Höger arm');
      await create.getByRole('button', { name: 'Skapa ärendet' }).click();
      await nurse.getByRole('heading', { name: 'Ärendet väntar' }).waitFor();
      await nurse.getByRole('button', { name: 'Ta emot' }).click();
      await nurse.getByRole('button', { name: 'Starta besök' }).click();
      await composer(nurse).fill(WORDS);
      await composer(nurse).press('Enter');
      await nurse.getByRole('log').getByText(WORDS).waitFor();
    },
  );

  step('Pausa waits for the patient, and the visit can go on without an answer', async () => {
    await choose(nurse, 'Pausa');
    await nurse.getByRole('button', { name: 'Fortsätt besöket' }).waitFor();
    await nurse.getByRole('link', { name: 'Startsida' }).click();
    await nurse.getByRole('tab', { name: /Väntar på patienten/ }).click();
    await rowOf(nurse, PATIENT, REASON).press('Enter');
    await nurse.getByRole('button', { name: 'Fortsätt besöket' }).click();
    await nurse.getByRole('button', { name: 'Fortsätt besöket' }).waitFor({ state: 'detached' });
  });

  step('Akut shows 112 to the patient, alarms the lead, and is taken away again', async () => {
    const { page: phone, context } = await openWindow(browser, 'phone');
    await logInAsPatient(phone, PATIENT);
    await phone
      .getByRole('link', { name: new RegExp(REASON) })
      .first()
      .click();
    const card = phone.getByRole('heading', { name: 'Ring 112 nu' });
    await choose(nurse, 'Akut: visa 112 för patienten');
    await nurse.getByRole('button', { name: 'Visa 112 för patienten' }).click();
    await nurse.getByText('Patienten ser kortet med 112.').waitFor();
    await card.waitFor();
    await look(nurse, '58-emergency');
    await lead.getByRole('button', { name: /\d+ larm/ }).click();
    await lead.getByText('Akut i ett ärende').waitFor();
    await look(lead, '59-alarms');
    await lead.getByRole('button', { name: 'Jag tar hand om det' }).last().click();
    await nurse.getByRole('button', { name: 'Ta bort kortet' }).click();
    await nurse.getByText('Patienten ser kortet med 112.').waitFor({ state: 'detached' });
    await card.waitFor({ state: 'detached' });
    await context.close();
  });

  step('logging out lists what would be left, and one can stay', async () => {
    await leave(nurse);
    const dialog = nurse.getByRole('dialog', { name: 'Logga ut' });
    await dialog.getByRole('link', { name: `${PATIENT}, ${REASON}` }).waitFor();
    await dialog.getByRole('button', { name: 'Larma ansvarig och logga ut' }).waitFor();
    await look(nurse, '60-shift-end');
    await dialog.getByRole('button', { name: 'Stanna kvar' }).click();
    await composer(nurse).waitFor();
  });

  step('Hänvisa vidare tells the patient where to turn and ends the visit', async () => {
    await choose(nurse, 'Hänvisa vidare');
    const dialog = nurse.getByRole('dialog', { name: 'Hänvisa vidare' });
    await dialog.getByRole('radio', { name: '1177' }).check();
    await dialog
      .getByRole('textbox', { name: 'Meddelande till patienten' })
      .fill('Ring 1177 om det blir värre.');
    await look(nurse, '61-redirect');
    await dialog.getByRole('button', { name: 'Hänvisa vidare' }).click();
    await nurse.getByText(/Hänvisat vidare till 1177/).waitFor();
  });

  step(
    'the redirected visit is still read and documented, and leaves Att dokumentera with a reason only',
    async () => {
      await nurse.getByRole('log').getByText(WORDS).waitFor();
      await nurse.getByText(/Att dokumentera: du hänvisade vidare/).waitFor();
      await nurse.getByRole('button', { name: 'Ta bort från Att dokumentera' }).click();
      const dialog = nurse.getByRole('dialog', { name: 'Ta bort från Att dokumentera' });
      await dialog.getByRole('button', { name: 'Ta bort från listan' }).click();
      await dialog.getByText('Skriv ett skäl').waitFor();
      await look(nurse, '61b-waive');
      await dialog.getByRole('textbox').fill('Dokumenterat i ordinarie journal');
      await dialog.getByRole('button', { name: 'Ta bort från listan' }).click();
      await nurse.getByText(/Borttaget från Att dokumentera.*ordinarie journal/).waitFor();
      await look(nurse, '61c-waived');
      await nurse.getByRole('link', { name: 'Startsida' }).click();
      await nurse.getByRole('tab', { name: /Att dokumentera/ }).click();
      await rowOf(nurse, PATIENT, REASON).waitFor({ state: 'detached' });
    },
  );

  step('Avslutade is searched without anything of the patient in an address', async () => {
    await nurse.getByRole('link', { name: 'Startsida' }).click();
    await nurse.getByRole('tab', { name: 'Avslutade' }).click();
    const addresses: string[] = [];
    nurse.on('request', (request) => addresses.push(request.url()));
    await nurse.getByRole('textbox', { name: 'Sök bland avslutade' }).fill('P24-40');
    await nurse.keyboard.press('Enter');
    await rowOf(nurse, PATIENT, REASON).waitFor();
    expect(addresses.filter((address) => address.includes('P24'))).toEqual([]);
    await look(nurse, '62-ended-search');
  });

  step('Vidimeringar and Konsultationer stand in the menu and say what will be there', async () => {
    for (const page of ['Vidimeringar', 'Konsultationer']) {
      await nurse.getByRole('link', { name: page }).click();
      await nurse.getByRole('heading', { level: 1, name: page }).waitFor();
      await look(nurse, `63-${page}`);
    }
  });

  step('Statistik counts by side who came late or not at all, for the lead alone', async () => {
    await lead.getByRole('link', { name: 'Statistik' }).click();
    await lead.getByRole('table').waitFor();
    await lead.getByRole('columnheader', { name: 'Vården' }).waitFor();
    await lead.getByRole('rowheader', { name: 'Kom inte' }).waitFor();
    await look(lead, '53d-statistics');
    await expect(nurse.getByRole('link', { name: 'Statistik' }).count()).resolves.toBe(0);
  });

  step('logging out ends the shift, with what remains left to the lead', async () => {
    await leave(nurse);
    const dialog = nurse.getByRole('dialog', { name: 'Logga ut' });
    await dialog.getByRole('button', { name: /logga ut$/i }).click();
    await nurse.getByRole('link', { name: 'Logga in' }).waitFor();
  });

  step('ran without an error on either page', () => {
    expect(errors).toEqual([]);
  });
});

/** A choice of the menu beside *Avsluta besök*. */
const choose = async (page: Page, choice: string): Promise<void> => {
  await page.getByRole('button', { name: 'Fler sätt att gå vidare' }).click();
  await page.getByRole('button', { name: choice, exact: true }).click();
};

const leave = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /HSP39 TestPerson39/ }).click();
  await page.getByRole('button', { name: 'Logga ut' }).click();
};
