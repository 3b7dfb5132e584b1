import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { lookInBothThemes as look } from './accessibility.js';
import { launchBrowser, openWindow } from './browser.js';
import { CASES, UNIT } from './cases.js';
import { composer, LEAD, logInAsClinician, startVisit } from './clinician.js';
import { caseIsSent } from './patient.js';
import { story } from './story.js';

jest.setTimeout(90_000);

const TEMPLATE = 'Rådgivning på mottagningen';
const PHRASE_NAME = 'Be om bild';
const PHRASE = 'Ta gärna en bild i dagsljus, så ser jag bättre.';

/** What the unit's lead decides for it, what comes of that in a visit, and the times that can be booked. All of it is taken back. */
describe('the administration of a unit', () => {
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
      await lead.getByRole('textbox', { name: 'Namn' }).last().fill(PHRASE_NAME);
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

  step('Fraser puts the unit’s sentence where one writes, and sends nothing', async () => {
    await caseIsSent(CASES.administration, 'Ont i halsen sedan i går.');
    await startVisit(nurse, CASES.administration);
    await composer(nurse).fill('Hej!');
    await nurse.getByRole('button', { name: 'Fraser' }).click();
    await look(nurse, '57-phrases');
    await nurse
      .getByRole('button', { name: new RegExp(PHRASE_NAME) })
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
    'what is taken away is no longer what a note begins with or what one can put in, and the history says so',
    async () => {
      await lead.getByRole('tab', { name: 'Fraser' }).click();
      await lead.getByRole('button', { name: `Ta bort ${PHRASE_NAME}` }).click();
      await lead.getByRole('button', { name: 'Spara' }).click();
      await lead.getByRole('tab', { name: 'Historik' }).click();
      await lead.getByRole('listitem').filter({ hasText: 'Fraser' }).nth(1).waitFor();
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
      const question = reason.getByRole('textbox', { name: 'Varningsfråga' });
      const asked = await question.inputValue();
      await reason.getByRole('combobox', { name: 'Prioritet' }).selectOption('5');
      await question.fill('');
      await lead.getByRole('button', { name: 'Spara' }).click();
      await reason.getByText('Fyll i fältet').waitFor();
      await look(lead, '53b-reason-wrong');
      await question.fill('Har du fått svårt att andas?');
      await lead.getByRole('button', { name: 'Spara' }).click();
      await lead.getByText('Inställningarna är sparade.').waitFor();
      await lead.getByRole('tab', { name: 'Historik' }).click();
      const change = lead.getByRole('listitem').filter({ hasText: 'Receptförnyelse' }).first();
      await change.getByText(/Receptförnyelse prioritet 4/).waitFor();
      await change.getByText(/Receptförnyelse prioritet 5/).waitFor();
      await look(lead, '53c-reason-history');
      await lead.getByRole('tab', { name: 'Orsaker' }).click();
      await lead.getByText('Receptförnyelse', { exact: true }).click();
      await reason.getByRole('combobox', { name: 'Prioritet' }).selectOption('4');
      await question.fill(asked);
      await lead.getByRole('button', { name: 'Spara' }).click();
      await lead.getByRole('tab', { name: 'Historik' }).click();
      await lead.getByRole('listitem').filter({ hasText: 'Receptförnyelse' }).nth(1).waitFor();
    },
  );

  step('Tidbok shows free and booked times, and takes free ones away', async () => {
    await lead.getByRole('link', { name: 'Tidbok' }).click();
    await lead.getByRole('textbox', { name: 'Från' }).fill('05.00');
    await lead.getByRole('textbox', { name: 'Till' }).fill('05.40');
    await lead.getByRole('button', { name: 'Skapa tider' }).click();
    await lead.getByText('2 tider finns nu.').waitFor();
    await look(lead, '54-schedule');
    for (const time of ['05.00–05.20', '05.20–05.40']) {
      const remove = lead.getByRole('button', { name: `Ta bort ${time}` });
      await remove.first().click();
      await remove.first().waitFor({ state: 'detached' });
    }
  });

  step('ran without an error on either page', () => {
    expect(errors).toEqual([]);
  });
});
