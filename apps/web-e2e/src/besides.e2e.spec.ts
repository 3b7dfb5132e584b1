import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { look } from './accessibility.js';
import { launchBrowser, openWindow, SCREENS, systemUrl } from './browser.js';
import { CASES, UNIT, type Case } from './cases.js';
import { logInAsClinician, NURSE, rowOf, startVisit } from './clinician.js';
import { silencePasses, visitIn } from './system.js';
import { answerQuestions, chooseReason, logInAsPatient, opensSentCase, sendCase } from './patient.js';

jest.setTimeout(60_000);

const PHYSICIAN = 'HSP21 TestPerson21';
/** Works at the other unit, so that the nurse's shift stays where it is. */
const OTHER_PHYSICIAN = 'HSP65 TestPerson65';

let browser: Browser;
/** One window for each person: to open one takes longer than most of what is done here. */
const windows = new Map<string, Page>();
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const windowOf = async (person: string, screen: keyof typeof SCREENS): Promise<Page> => {
  const { page } = await openWindow(browser, screen);
  windows.set(person, page);
  return page;
};

/** On *Startsida* of their unit. */
const atDesk = async (name = NURSE, unit = UNIT): Promise<Page> => {
  const known = windows.get(name);
  if (!known) {
    const page = await windowOf(name, 'desk');
    await logInAsClinician(page, unit, name);
    return page;
  }
  await known.goto(`${systemUrl()}/personal`);
  await known.getByRole('heading', { name: 'Startsida' }).waitFor();
  return known;
};

const phoneOf = async (name: string): Promise<Page> => windows.get(name) ?? (await windowOf(name, 'phone'));

/** On *Mina ärenden*. */
const onPhone = async (name: string): Promise<Page> => {
  const page = await phoneOf(name);
  await logInAsPatient(page, name);
  return page;
};

/** A visit that has just begun, at the phone of its patient and at the desk of its nurse. */
const inVisit = async (about: Case): Promise<{ readonly phone: Page; readonly desk: Page }> => {
  const phone = await phoneOf(about.patient);
  await opensSentCase(phone, about, 'Behöver mer av min medicin.');
  const desk = await atDesk();
  await startVisit(desk, about);
  return { phone, desk };
};

/** Chooses a case in the list and presses *Ta emot*. */
const choose = async (page: Page, patient: string, reason: string): Promise<void> => {
  await rowOf(page, patient, reason).click();
  await page.getByRole('heading', { name: reason }).waitFor();
};
const claim = (page: Page): Promise<void> => page.getByRole('button', { name: 'Ta emot' }).click();

const LONG_WORDS = `Mina tabletter tar slut på fredag. ${'Jag tar dem varje morgon. '.repeat(30)}`.trim();

describe('before a case is sent', () => {
  it('a red flag leads to 112 and sends nothing', async () => {
    const page = await onPhone('Testpatient P24-45');
    await chooseReason(page, UNIT, 'Halsont');
    await page.getByRole('button', { name: 'Ja', exact: true }).click();
    await page.getByRole('heading', { name: 'Ring 112 nu' }).waitFor();
    await page.getByText('Ditt ärende är inte skickat.').waitFor();
    await look(page, '20-patient-112');
    await page.goto(systemUrl());
    await page.getByRole('heading', { name: 'Mina ärenden' }).waitFor();
    await expect(page.getByRole('link', { name: /Halsont/ }).count()).resolves.toBe(0);
  });

  it('own words survive a reload, cannot be read in the browser’s storage, and are gone after logging out', async () => {
    const page = await onPhone('Testpatient P24-40');
    await chooseReason(page, UNIT, 'Receptförnyelse');
    await answerQuestions(page);
    const words = page.getByRole('textbox', { name: 'Vad vill du ha hjälp med?' });
    const stored = () => page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
    const before = (await stored()).length;
    await words.fill(LONG_WORDS);
    // The answers are stored by now or not; only the words are as long as this.
    await page.waitForFunction(
      (length) => JSON.stringify(Object.entries(localStorage)).length > length,
      before + LONG_WORDS.length,
    );
    await page.reload();
    await page.waitForFunction((text) => document.querySelector('textarea')?.value === text, LONG_WORDS);
    await expect(stored()).resolves.not.toContain('tabletter');
    const kept = (await stored()).length;
    await page.getByRole('button', { name: 'Meny' }).click();
    await page.getByRole('button', { name: 'Logga ut' }).click();
    await page.getByRole('link', { name: 'Logga in' }).waitFor();
    expect((await stored()).length).toBeLessThan(kept);
    await logInAsPatient(page, 'Testpatient P24-40');
    await expect(page.getByText('Fortsätt på ditt ärende').count()).resolves.toBe(0);
  });
});

describe('while a case waits', () => {
  it('Ta emot pressed by two at once gives it to one; the other reads who has it and when', async () => {
    const desks = [await atDesk(), await atDesk(PHYSICIAN)] as const;
    for (const page of desks) await choose(page, 'Testpatient P24-52', 'Andnöd vid ansträngning');
    // Pressed in the same instant: a click that waits for a still page would come after the other's had been told.
    const buttons = desks.map((page) => page.getByRole('button', { name: 'Ta emot' }));
    await Promise.all(buttons.map((button) => button.waitFor()));
    await Promise.all(buttons.map((button) => button.evaluate((element: HTMLElement) => element.click())));
    const has = (page: Page) => page.getByRole('heading', { name: 'Redo att starta' });
    const lost = (page: Page) => page.getByText(/HSP\d+ TestPerson\d+ tog emot kl\. \d\d\.\d\d\./);
    for (const page of desks) await has(page).or(lost(page)).first().waitFor();
    const winners = await Promise.all(desks.map((page) => has(page).isVisible()));
    expect(winners.filter(Boolean)).toHaveLength(1);
    await look(desks[winners[0] === true ? 1 : 0], '21-taken');
  });

  it('the patient can take it back, and it leaves the list by itself', async () => {
    const desk = await atDesk();
    const row = rowOf(desk, 'Testpatient P24-47', 'Hudutslag');
    await row.waitFor();
    const phone = await onPhone('Testpatient P24-47');
    await phone.getByRole('link', { name: /Hudutslag/ }).click();
    await phone.getByRole('button', { name: 'Avbryt ärendet' }).click();
    await look(phone, '22-patient-cancels');
    await phone.getByRole('button', { name: 'Ja, avbryt ärendet' }).click();
    await phone.getByRole('heading', { name: 'Ärendet är avbrutet' }).waitFor();
    await row.waitFor({ state: 'detached' });
  });

  it('an SMS that fails is shown before the visit starts: Inte levererat, ring patienten', async () => {
    const { page: sms } = await openWindow(browser, 'phone');
    await sms.goto(`${systemUrl()}/utveckling/sms`);
    const failing = sms.getByRole('switch', { name: 'Låt sms misslyckas' });
    await failing.click();
    await sms.getByRole('switch', { checked: true }).waitFor();
    const desk = await atDesk();
    await choose(desk, 'Testpatient P24-49', 'Halsont');
    await claim(desk);
    await desk.getByText('Inte levererat, ring patienten').first().waitFor();
    await look(desk, '23-sms-failed');
    await look(sms, '24-development-sms');
    await failing.click();
    await sms.getByRole('switch', { checked: false }).waitFor();
  });

  it('a booked case is taken by the keyboard alone', async () => {
    const desk = await atDesk();
    await desk.getByRole('tab', { name: /Bokade/ }).click();
    const row = rowOf(desk, 'Testpatient P24-38', 'Uppföljning blodtryck');
    await row.waitFor();
    await look(desk, '25-booked');
    await row.press('Home');
    await desk.getByRole('button', { name: 'Ta emot' }).waitFor();
    await desk.keyboard.press('t');
    await desk.getByRole('heading', { name: 'Redo att starta' }).waitFor();
    await desk.keyboard.press('Enter');
    await desk
      .getByRole('log')
      .getByText(/Jag heter HSP39 TestPerson39/)
      .waitFor();
  });
});

describe('Meddelande at a unit that has it on', () => {
  it('is a switch that says why it cannot be used below 72 hours, and shows the text that will be sent', async () => {
    const unit = 'Vårdcentralen Exempelby';
    const phone = await onPhone(CASES.withMessage.patient);
    await chooseReason(phone, unit, CASES.withMessage.reason);
    await answerQuestions(phone);
    await sendCase(phone, 'Kliande utslag på armen.');
    const desk = await atDesk(OTHER_PHYSICIAN, unit);
    await startVisit(desk, CASES.withMessage);
    await desk.getByRole('button', { name: 'Avsluta besök' }).click();
    const dialog = desk.getByRole('dialog');
    const message = dialog.getByRole('checkbox', { name: 'Skicka automatiskt meddelande efter tre dagar' });
    await dialog.getByRole('radio', { name: '48 timmar' }).check();
    await expect(message.isDisabled()).resolves.toBe(true);
    await dialog.getByText('Kräver en asynkron fas på minst 72 timmar.').waitFor();
    await look(desk, '26-meddelande-too-short');
    await dialog.getByRole('radio', { name: '72 timmar' }).check();
    await message.click();
    await dialog.getByText(/Det har gått tre dagar sedan ditt besök/).waitFor();
    await look(desk, '27-meddelande-on');
    await dialog.getByRole('button', { name: 'Avsluta besök' }).click();
    await desk.getByText(/Patienten kan skicka meddelande till och med/).waitFor();
  });
});

describe('an emergency in the middle of a visit', () => {
  it('is said by the patient, who reads 112 as the clinician does that it was said', async () => {
    const { phone, desk } = await inVisit(CASES.emergency);
    await phone.getByRole('button', { name: 'Det är akut' }).click();
    await phone.getByRole('button', { name: 'Visa vården att det är akut' }).click();
    await phone.getByRole('heading', { name: 'Ring 112 nu' }).waitFor();
    await look(phone, '28-patient-emergency');
    await desk.getByText(/Patienten har angett att det är akut/).waitFor();
    await desk.getByRole('button', { name: 'Ta bort kortet' }).click();
    await phone.getByRole('heading', { name: 'Ring 112 nu' }).waitFor({ state: 'detached' });
  });
});

describe('a patient who is silent in the middle of a visit', () => {
  it('is reminded by SMS once the menu says that it is possible, and why it is not before and after', async () => {
    const { phone, desk } = await inVisit(CASES.silent);
    const menu = desk.getByRole('button', { name: 'Fler sätt att gå vidare' });
    const reminder = desk.getByRole('button', { name: /^Påminn patienten/ });
    await menu.click();
    await reminder.filter({ hasText: 'Patienten är här nu' }).waitFor();
    await phone.getByRole('link', { name: 'Till mina ärenden' }).click();
    await reminder.filter({ hasText: /Går från kl\. \d\d\.\d\d/ }).waitFor();
    await look(desk, '19a-reminder-too-early');
    await silencePasses(visitIn(desk), 5);
    await desk.reload();
    await menu.click();
    await reminder.filter({ hasText: 'Sms utan uppgifter om besöket' }).click();
    await desk.getByText('Patienten påminns med sms.').waitFor();
    await desk.getByRole('tab', { name: 'Fakta' }).click();
    await desk.getByText(/SMS skickat \d\d\.\d\d/).waitFor();
    await menu.click();
    await reminder.filter({ hasText: 'Redan påmind med sms' }).waitFor();
    await look(desk, '19b-reminded');
  });
});

describe('what does not fit', () => {
  let phone: Page;
  let desk: Page;

  beforeAll(async () => {
    ({ phone, desk } = await inVisit(CASES.tooLong));
  });

  it('a word without spaces leaves the button that sends it on the phone', async () => {
    const field = phone.getByRole('textbox', { name: /meddelande/i });
    await field.fill('å'.repeat(4000));
    await phone.getByRole('button', { name: 'Skicka' }).click();
    await desk.getByRole('log').getByText('ååå').waitFor();
    await field.fill('b'.repeat(4001));
    await phone.getByText('1 tecken för mycket.').waitFor();
    await look(phone, '29-patient-too-long');
    await expect(field.getAttribute('aria-invalid')).resolves.toBe('true');
    await field.fill('');
  });

  it('the note is on paper behind whichever tab it is printed, in dark text', async () => {
    await desk.getByRole('textbox', { name: 'Status' }).fill('Rodnad i svalget.');
    await desk.getByRole('tab', { name: 'Vårdgivarchatt' }).click();
    await desk.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await desk.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await desk.getByText('Rodnad i svalget.').filter({ visible: true }).waitFor();
    await desk.getByText('Syns inte för patienten').waitFor({ state: 'hidden' });
    await expect(desk.evaluate(() => document.documentElement.className)).resolves.toBe('light');
    await desk.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect(desk.evaluate(() => document.documentElement.className)).resolves.toBe('dark');
  });
});
