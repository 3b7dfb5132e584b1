import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { lookInBothThemes as look } from './accessibility.js';
import { launchBrowser, openWindow } from './browser.js';
import { CASES, UNIT } from './cases.js';
import { composer, logInAsClinician, rowOf } from './clinician.js';
import { logInAsPatient } from './patient.js';
import { story } from './story.js';

jest.setTimeout(90_000);

const LEAD = 'HSP21 TestPerson21';
const { patient: PATIENT, reason: REASON } = CASES.workingDay;
const PERSONNUMMER = '19860304-2386';
const TEMPLATE = 'Rådgivning på mottagningen';
const PHRASE = 'Ta gärna en bild i dagsljus, så ser jag bättre.';

/** What staff do around the visits: administration, times, a case on behalf of a patient, and the end of a shift. */
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
    'Administration is for the unit lead: a phrase is added, and the history says who did it',
    async () => {
      await lead.getByRole('link', { name: 'Administration' }).click();
      await lead.getByRole('textbox', { name: 'Måndag' }).waitFor();
      await look(lead, '50-opening-hours');
      for (const section of ['Roller och personal', 'Orsaker', 'Besök', 'Texter']) {
        await lead.getByRole('tab', { name: section }).click();
        await lead.getByRole('button', { name: 'Spara' }).first().waitFor();
        await look(lead, `51-administration-${section}`);
      }
      await lead.getByRole('tab', { name: 'Fraser' }).click();
      await lead.getByRole('button', { name: 'Lägg till fras' }).click();
      await lead.getByRole('textbox', { name: 'Namn' }).last().fill('Be om bild');
      await lead.getByRole('textbox', { name: 'Text', exact: true }).last().fill(PHRASE);
      await lead.getByRole('button', { name: 'Spara' }).click();
      await lead.getByText('Inställningarna är sparade.').waitFor();
      await lead.getByRole('tab', { name: 'Historik' }).click();
      await lead.getByRole('listitem').filter({ hasText: LEAD }).first().getByText('Fraser').waitFor();
      await look(lead, '52-history');
      await expect(nurse.getByRole('link', { name: 'Administration' }).count()).resolves.toBe(0);
    },
  );

  step('a template of the unit is what the nurse’s next note begins with', async () => {
    await lead.getByRole('tab', { name: 'Mallar' }).click();
    await lead.getByRole('button', { name: 'Lägg till mall' }).click();
    await lead.getByRole('textbox', { name: 'Namn', exact: true }).fill(TEMPLATE);
    await lead.getByRole('textbox', { name: 'Egen rubrik Bedömning' }).fill('Bedömning och råd');
    await lead.getByRole('textbox', { name: 'Börjar med texten Status' }).fill('Gott allmäntillstånd.');
    await lead.getByRole('checkbox', { name: 'KVÅ' }).uncheck();
    await lead.getByRole('button', { name: 'Flytta upp Status' }).press('Enter');
    await lead.getByRole('status').filter({ hasText: 'Status: plats 2 av 9' }).waitFor();
    await expect(
      lead.evaluate(() => document.activeElement?.querySelector('title')?.textContent),
    ).resolves.toBe('Flytta upp Status');
    await look(lead, '52b-note-template');
    await lead.getByRole('button', { name: 'Spara' }).click();
    await lead.getByText('Inställningarna är sparade.').waitFor();
    await lead.getByRole('tab', { name: 'Historik' }).click();
    await lead.getByRole('listitem').filter({ hasText: TEMPLATE }).first().waitFor();
  });

  step('a week that cannot be read is said at its field, and is not saved', async () => {
    await lead.getByRole('tab', { name: 'Öppettider' }).click();
    const monday = lead.getByRole('textbox', { name: 'Måndag' });
    await monday.fill('åtta till fyra');
    await lead.getByRole('button', { name: 'Spara' }).click();
    await lead.getByText('Skriv till exempel 8.00–16.00', { exact: true }).waitFor();
    await expect(monday.getAttribute('aria-invalid')).resolves.toBe('true');
    await look(lead, '53-opening-hours-wrong');
  });

  step(
    'what is typed in Administration waits on its page, also after a reload, until it is taken back',
    async () => {
      const monday = lead.getByRole('textbox', { name: 'Måndag' });
      await lead.getByRole('tab', { name: 'Texter' }).click();
      await lead.getByRole('textbox', { name: /^Hälsning/ }).waitFor();
      await lead.getByRole('link', { name: 'Startsida' }).click();
      await lead.getByRole('link', { name: 'Administration' }).click();
      await expect(monday.inputValue()).resolves.toBe('åtta till fyra');
      await lead.reload();
      await lead.getByText('Det finns ändringar som inte är sparade.').waitFor();
      await expect(monday.inputValue()).resolves.toBe('åtta till fyra');
      await lead.getByRole('button', { name: 'Ångra ändringarna' }).click();
      await expect(monday.inputValue()).resolves.toBe('8.00–16.00');
    },
  );

  step('to save what has not been changed changes nothing, and writes no history', async () => {
    await lead.getByRole('tab', { name: 'Besök' }).click();
    await lead.getByRole('button', { name: 'Spara' }).click();
    await lead.getByText('Inställningarna är sparade.').waitFor();
    await lead.getByRole('tab', { name: 'Historik' }).click();
    await lead.getByRole('listitem').filter({ hasText: LEAD }).first().waitFor();
    await expect(lead.getByText('Öppna obesvarad överlämning').count()).resolves.toBe(0);
  });

  step('what is typed while a save is on its way stays typed', async () => {
    await lead.getByRole('tab', { name: 'Texter' }).click();
    const greeting = lead.getByRole('textbox', { name: /^Hälsning/ });
    const before = await greeting.inputValue();
    await lead.route('**/api/staff/unit', async (route) => {
      await greeting.fill(`${before} Skrivet under tiden.`);
      await route.continue();
    });
    await lead.getByRole('button', { name: 'Spara' }).click();
    await lead.getByText('Inställningarna är sparade.').waitFor();
    await lead.unroute('**/api/staff/unit');
    await expect(greeting.inputValue()).resolves.toBe(`${before} Skrivet under tiden.`);
    await lead.getByRole('button', { name: 'Ångra ändringarna' }).click();
    await expect(greeting.inputValue()).resolves.toBe(before);
  });

  step(
    'Orsaker: the priority of a contact reason is changed, and the history says from what to what',
    async () => {
      await lead.getByRole('tab', { name: 'Orsaker' }).click();
      await lead.getByText('Receptförnyelse', { exact: true }).click();
      const reason = lead.getByRole('listitem').filter({ hasText: 'Receptförnyelse' });
      await reason.getByRole('combobox', { name: 'Prioritet' }).selectOption('5');
      await reason.getByRole('textbox', { name: 'Varningsfråga' }).fill('');
      await lead.getByRole('button', { name: 'Spara' }).click();
      await reason.getByText('Fyll i fältet').waitFor();
      await look(lead, '53b-reason-wrong');
      await reason.getByRole('textbox', { name: 'Varningsfråga' }).fill('Har du fått svårt att andas?');
      await lead.getByRole('button', { name: 'Spara' }).click();
      await lead.getByText('Inställningarna är sparade.').waitFor();
      await lead.getByRole('tab', { name: 'Historik' }).click();
      const change = lead.getByRole('listitem').filter({ hasText: 'Receptförnyelse' }).first();
      await change.getByText(/Receptförnyelse prioritet 4/).waitFor();
      await change.getByText(/Receptförnyelse prioritet 5/).waitFor();
      await look(lead, '53c-reason-history');
    },
  );

  step('Statistik counts by side who came late or not at all, for the lead alone', async () => {
    await lead.getByRole('link', { name: 'Statistik' }).click();
    await lead.getByRole('table').waitFor();
    await lead.getByRole('columnheader', { name: 'Vården' }).waitFor();
    await lead.getByRole('rowheader', { name: 'Kom inte' }).waitFor();
    await look(lead, '53d-statistics');
    await expect(nurse.getByRole('link', { name: 'Statistik' }).count()).resolves.toBe(0);
  });

  step('Tidbok shows free and booked times, and takes a free one away', async () => {
    await lead.getByRole('link', { name: 'Tidbok' }).click();
    await lead.getByRole('textbox', { name: 'Från' }).fill('05.00');
    await lead.getByRole('textbox', { name: 'Till' }).fill('05.40');
    await lead.getByRole('button', { name: 'Skapa tider' }).click();
    await lead.getByText('2 tider finns nu.').waitFor();
    await look(lead, '54-schedule');
    const remove = lead.getByRole('button', { name: 'Ta bort 05.00–05.20' });
    await remove.first().click();
    await remove.first().waitFor({ state: 'detached' });
  });

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
      await composer(nurse).waitFor();
    },
  );

  step('Fraser puts the unit’s sentence where one writes, and sends nothing', async () => {
    await composer(nurse).fill('Hej!');
    await nurse.getByRole('button', { name: 'Fraser' }).click();
    await look(nurse, '57-phrases');
    await nurse
      .getByRole('button', { name: /Be om bild/ })
      .last()
      .click();
    await expect(composer(nurse).inputValue()).resolves.toBe(`Hej!\n${PHRASE}`);
    await expect(nurse.getByRole('log').getByText(PHRASE).count()).resolves.toBe(0);
    await composer(nurse).press('Enter');
    await nurse.getByRole('log').getByText(PHRASE).waitFor();
  });

  step('the nurse’s note begins with the unit’s template, its headings, order and texts', async () => {
    const note = nurse.getByRole('region', { name: 'Anteckning' });
    await note.getByText(`Mall: ${TEMPLATE}`).waitFor();
    await expect(note.getByRole('textbox', { name: 'Status' }).inputValue()).resolves.toBe(
      'Gott allmäntillstånd.',
    );
    await expect(
      note
        .getByLabel(/^(Anamnes|Status)$/)
        .nth(0)
        .inputValue(),
    ).resolves.toBe('Gott allmäntillstånd.');
    await note.getByRole('textbox', { name: 'Bedömning och råd' }).waitFor();
    await expect(note.getByRole('textbox', { name: 'KVÅ' }).count()).resolves.toBe(0);
    await look(nurse, '57b-note-of-template');
  });

  step(
    'a template that is taken away is no longer what a note begins with, and the history says so',
    async () => {
      await lead.getByRole('link', { name: 'Administration' }).click();
      await lead.getByRole('tab', { name: 'Mallar' }).click();
      await lead.getByText(TEMPLATE).first().click();
      await lead.getByRole('button', { name: `Ta bort ${TEMPLATE}` }).click();
      await lead.getByRole('button', { name: 'Spara' }).click();
      await lead.getByText('Inställningarna är sparade.').waitFor();
      await lead.getByRole('tab', { name: 'Historik' }).click();
      await lead.getByRole('listitem').filter({ hasText: TEMPLATE }).nth(1).waitFor();
      await expect(
        nurse.getByRole('region', { name: 'Anteckning' }).getByText(`Mall: ${TEMPLATE}`).count(),
      ).resolves.toBe(1);
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
      await nurse.getByRole('log').getByText(PHRASE).waitFor();
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
