import { enterAsPatient, sendCaseAs } from '@om/public-client';
import type { Page } from 'playwright-core';
import { systemUrl } from './browser.js';
import { UNIT, type Case } from './cases.js';
import { logIn } from './login.js';

/** Logs in, up to *Mina ärenden*. */
export const logInAsPatient = async (page: Page, name: string): Promise<void> => {
  await logIn(page, 'patient', name);
  await page.goto(systemUrl());
  await page.getByRole('heading', { name: 'Mina ärenden' }).waitFor();
};

/**
 * The patient's pages have sent a case, with the same requests but without the pages, which the story is not about; answers its id.
 * How a case is sent is walked by hand in the first visit, at a unit with *Meddelande*, and about a closed case.
 */
export const caseIsSent = async ({ patient, reason }: Case, ownWords: string): Promise<string> =>
  sendCaseAs(await enterAsPatient(new URL(systemUrl()), patient), { unit: UNIT, reason, ownWords });

/** The same, and the patient has the case open at their own window. */
export const opensSentCase = async (page: Page, about: Case, ownWords: string): Promise<void> => {
  const visitId = await caseIsSent(about, ownWords);
  await logIn(page, 'patient', about.patient);
  await page.goto(`${systemUrl()}/arende/${visitId}`);
  await page.getByRole('heading', { name: 'Ditt ärende är skickat' }).waitFor();
};

/** From *Mina ärenden* to the first question the unit asks. */
export const chooseReason = async (page: Page, unit: string, reason: string): Promise<void> => {
  await page.getByRole('link', { name: 'Nytt ärende' }).click();
  await page.getByRole('button', { name: new RegExp(unit) }).click();
  await page.getByRole('button', { name: reason, exact: true }).click();
};

/** Answers *Nej* to the red-flag question, the first choice of every other question, until own words are asked for. */
export const answerQuestions = async (page: Page): Promise<void> => {
  const words = page.getByRole('textbox', { name: 'Vad vill du ha hjälp med?' });
  const no = page.getByRole('button', { name: 'Nej', exact: true });
  const next = page.getByRole('button', { name: 'Fortsätt' });
  const heading = page.getByRole('heading', { level: 1 });
  for (;;) {
    await words.or(no).or(next).first().waitFor();
    if (await words.isVisible()) return;
    const asked = await heading.innerText();
    if (await no.isVisible()) await no.click();
    else await answerOne(page, next);
    await page.waitForFunction((before) => document.querySelector('h1')?.innerText !== before, asked);
  }
};

const answerOne = async (page: Page, next: ReturnType<Page['getByRole']>): Promise<void> => {
  const radio = page.getByRole('radio').first();
  if (await radio.isVisible()) await radio.check();
  else await page.getByRole('textbox').fill('Cirka tre veckor');
  await next.click();
};

/** Writes own words and sends the case. */
export const sendCase = async (page: Page, ownWords: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Vad vill du ha hjälp med?' }).fill(ownWords);
  await page.getByRole('button', { name: 'Skicka ärendet' }).click();
  await page.getByRole('heading', { name: 'Ditt ärende är skickat' }).waitFor();
};

/** Writes in the chat and sends with the button. */
export const write = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: /meddelande/i }).fill(text);
  await page.getByRole('button', { name: 'Skicka' }).click();
};
