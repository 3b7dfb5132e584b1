import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { look } from './accessibility.js';
import { launchBrowser, openWindow, SCREENS } from './browser.js';
import { CASES, UNIT } from './cases.js';
import { LEAD, logInAsClinician, NURSE, rowOf, startVisit } from './clinician.js';
import { caseIsSent } from './patient.js';
import { story } from './story.js';
import { dutiesAreLeft, visitIn } from './system.js';

jest.setTimeout(60_000);

const { patient: PATIENT, reason: REASON } = CASES.leftNote;
const BEGUN = 'Rodnad i svalget.';
const FINISHED = 'Halsfluss. Egenvård räcker.';

/** A note is begun and left until it is locked, and its author lets the lead open it (domain 4.6 and 2.4 L10). */
describe('a note that is left', () => {
  let browser: Browser;
  let author: Page;
  let lead: Page;
  let visitId = '';
  const errors: string[] = [];
  const step = story(() => [author, lead]);

  beforeAll(async () => {
    browser = await launchBrowser();
    const windows = [await openWindow(browser, 'desk'), await openWindow(browser, 'desk')] as const;
    [author, lead] = windows.map(({ page }) => page) as [Page, Page];
    for (const { page } of windows) page.on('pageerror', (error) => errors.push(error.message));
  });
  afterAll(() => browser.close());

  const note = () => author.getByRole('region', { name: 'Anteckning' });
  const field = (name: string) => note().getByRole('textbox', { name });
  const waive = () => note().getByRole('button', { name: 'Ta bort från Att dokumentera' });
  const alarm = (words: string) => lead.getByText(`${NURSE} har inte dokumenterat inom ${words}`);
  /** Reads the visit again until it says so: an open page is not told what time does to a note. */
  const comesBackToRead = async (words: RegExp): Promise<void> => {
    do {
      await author.reload();
      await field('Status').waitFor();
    } while (!(await note().getByText(words).isVisible()));
  };
  const lookAtBothSizes = async (name: string): Promise<void> => {
    await look(author, name);
    await author.setViewportSize(SCREENS.phone);
    await author.getByRole('tab', { name: 'Anteckning' }).click();
    await look(author, `${name}-narrow`);
    await author.setViewportSize(SCREENS.desk);
  };

  step('is begun in a visit that is ended, and stands in Att dokumentera', async () => {
    await caseIsSent(CASES.leftNote, 'Ont i halsen sedan i går.');
    await logInAsClinician(lead, UNIT, LEAD);
    await logInAsClinician(author, UNIT);
    await startVisit(author, CASES.leftNote);
    await field('Status').fill(BEGUN);
    await note()
      .getByText(/^Sparad/)
      .waitFor();
    await author.getByRole('button', { name: 'Avsluta besök' }).click();
    const dialog = author.getByRole('dialog', { name: 'Avsluta besök' });
    await dialog.getByRole('radio', { name: /^Ingen/ }).check();
    await dialog.getByRole('button', { name: 'Avsluta besök' }).click();
    await author
      .getByText(/^Stängt/)
      .first()
      .waitFor();
    await author.getByRole('link', { name: 'Startsida' }).click();
    await author.getByRole('tab', { name: /Att dokumentera/ }).click();
    await rowOf(author, PATIENT, REASON).press('Enter');
    await note().getByText('Att dokumentera: besöket avslutades').waitFor();
    visitId = visitIn(author);
  });

  step('after a day its author is reminded, and after two the lead is told', async () => {
    await dutiesAreLeft(visitId, 1);
    await comesBackToRead(/^Påmind/);
    await look(author, '80-note-reminded');
    await dutiesAreLeft(visitId, 1);
    await lead.getByRole('button', { name: /\d+ larm/ }).click();
    await alarm('48 timmar').waitFor();
    await look(lead, '81-note-alarm');
    await comesBackToRead(/^Enhetens ansvariga fick veta det/);
  });

  step('after 14 days it is locked: it can be read and waived, and not written', async () => {
    await dutiesAreLeft(visitId, 12);
    await alarm('14 dagar').waitFor();
    await comesBackToRead(/^Anteckningen är låst sedan/);
    await expect(field('Status').inputValue()).resolves.toBe(BEGUN);
    for (const name of ['Status', 'Bedömning']) await expect(field(name).isEditable()).resolves.toBe(false);
    await expect(note().getByRole('button', { name: 'Kopiera anteckningen' }).isEnabled()).resolves.toBe(
      true,
    );
    await waive().waitFor();
    await lookAtBothSizes('82-note-locked');
  });

  step('is opened for its author by the lead, whose reason they read, and can be finished', async () => {
    await lead.getByRole('link', { name: 'Administration' }).click();
    await lead.getByRole('tab', { name: 'Låsta anteckningar' }).click();
    await lead.getByRole('button', { name: 'Öppna i 24 timmar' }).click();
    const dialog = lead.getByRole('dialog', { name: `Öppna anteckningen av ${NURSE}` });
    await dialog.getByRole('textbox', { name: 'Varför öppnas den?' }).fill('Var sjuk');
    await look(lead, '83-note-opening');
    await dialog.getByRole('button', { name: 'Öppna anteckningen' }).click();
    await lead.getByText(/^Öppen till/).waitFor();
    await look(lead, '84-note-opened');
    await comesBackToRead(/har öppnat anteckningen till.*Var sjuk/);
    await look(author, '85-note-open');
    await field('Bedömning').fill(FINISHED);
    await note()
      .getByText(/^Sparad/)
      .waitFor();
  });

  step('ends no longer in an alarm once it is waived with a reason', async () => {
    await waive().click();
    const dialog = author.getByRole('dialog', { name: 'Ta bort från Att dokumentera' });
    await dialog.getByRole('textbox').fill('Dokumenterat i ordinarie journal');
    await dialog.getByRole('button', { name: 'Ta bort från listan' }).click();
    await note()
      .getByText(/Borttaget från Att dokumentera.*ordinarie journal/)
      .waitFor();
    await expect(field('Bedömning').inputValue()).resolves.toBe(FINISHED);
    await lead.getByRole('button', { name: /larm/ }).click();
    for (const words of ['48 timmar', '14 dagar']) await alarm(words).waitFor({ state: 'detached' });
  });

  step('ran without an error on either page', () => {
    expect(errors).toEqual([]);
  });
});
