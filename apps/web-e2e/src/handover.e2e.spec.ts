import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { lookInBothThemes as look } from './accessibility.js';
import { launchBrowser, openWindow, systemUrl } from './browser.js';
import { CASES, UNIT } from './cases.js';
import {
  composer,
  fillInHandover,
  internalChat,
  logInAsClinician,
  rowOf,
  startVisit,
  writeInternally,
} from './clinician.js';
import { opensSentCase, write } from './patient.js';
import { story } from './story.js';
import { listenTo, type Told } from './told-to-patient.js';

jest.setTimeout(90_000);

const { patient: PATIENT, reason: REASON } = CASES.handover;
const RECEIVER = 'HSP21 TestPerson21';
const GUEST = 'HSP57 TestPerson57';
const ASKED = /HSP39 TestPerson39 vill lämna över ett besök till dig/;
const SECRETS = [
  'Tänker fysioterapeut först',
  'Nattlig värk, vill att du bedömer',
  'Har inte tid',
  'Målat om hemma, frisk i övrigt',
] as const;

/** The seed instruction 2.2-5 to 2.2-8 and 2.4 with patient, sender, receiver and guest at once. */
describe('a visit with several clinicians', () => {
  let browser: Browser;
  let patient: Page;
  let sender: Page;
  let receiver: Page;
  let receiverElsewhere: Page;
  let guest: Page;
  let told: Told;
  const errors: string[] = [];
  const step = story(() => [patient, sender, receiver, guest]);

  beforeAll(async () => {
    browser = await launchBrowser();
    const windows = [
      await openWindow(browser, 'phone'),
      await openWindow(browser, 'desk'),
      await openWindow(browser, 'desk'),
      await openWindow(browser, 'desk'),
    ] as const;
    [patient, sender, receiver, guest] = windows.map(({ page }) => page) as [Page, Page, Page, Page];
    told = listenTo(patient);
    for (const { page } of windows) page.on('pageerror', (error) => errors.push(error.message));
  });
  afterAll(() => browser.close());

  step('begins with a case that waits, and three clinicians on shift', async () => {
    await Promise.all([
      logInAsClinician(receiver, UNIT, RECEIVER),
      logInAsClinician(guest, UNIT, GUEST),
      logInAsClinician(sender, UNIT),
    ]);
    await opensSentCase(patient, CASES.handover, 'Ont i höger axel sedan tre veckor.');
  });

  step('a colleague sees on Startsida who reads a waiting case, until it is left', async () => {
    const read = rowOf(receiver, PATIENT, REASON).getByText('Läses av HSP39 TestPerson39');
    await rowOf(receiver, PATIENT, REASON).waitFor();
    await rowOf(sender, PATIENT, REASON).click();
    await read.waitFor();
    await look(receiver, '29-read-by');
    await expect(
      rowOf(sender, PATIENT, REASON)
        .getByText(/^Läses av/)
        .count(),
    ).resolves.toBe(0);
    await sender.getByRole('tab', { name: /Bokade/ }).click();
    await read.waitFor({ state: 'detached' });
    await sender
      .getByRole('tab', { name: /Väntar/ })
      .first()
      .click();
  });

  step('the visit is started', async () => {
    await startVisit(sender, CASES.handover);
    await patient.getByRole('log').getByText('Jag heter HSP39 TestPerson39').waitFor();
    await write(patient, 'Det är värst när jag lyfter armen.');
    await sender.getByRole('log').getByText('Det är värst när jag lyfter armen.').waitFor();
    await look(sender, '30-visit-actions');
  });

  step(
    '2.2-5 a colleague is asked in as guest, reads and writes, and the patient is told who takes part',
    async () => {
      await sender.getByRole('button', { name: 'Bjud in kollega' }).click();
      const dialog = sender.getByRole('dialog', { name: 'Bjud in kollega' });
      await dialog.getByRole('combobox').locator('option', { hasText: GUEST }).waitFor({ state: 'attached' });
      await look(sender, '31-invite');
      await dialog.getByRole('combobox').selectOption({ label: `${GUEST}, fysioterapeut, ${UNIT}` });
      await dialog.getByRole('button', { name: 'Bjud in' }).click();
      await dialog.waitFor({ state: 'detached' });
      await guest.getByRole('tab', { name: /Besök som gäst/ }).click();
      await rowOf(guest, PATIENT, REASON).press('Enter');
      await guest.getByRole('log').getByText('Det är värst när jag lyfter armen.').waitFor();
      await patient.getByRole('log').getByText(GUEST).waitFor();
      await composer(guest).fill('Hej, jag är fysioterapeut och läser med.');
      await composer(guest).press('Enter');
      await patient.getByRole('log').getByText('Hej, jag är fysioterapeut och läser med.').waitFor();
      await look(guest, '32-guest');
    },
  );

  step(
    '2.2-6 vårdgivarchatt is for colleagues: they read it at once, the patient is never told',
    async () => {
      await sender.getByRole('button', { name: 'Vårdgivarchatt' }).click();
      await internalChat(sender).getByText('Syns inte för patienten').waitFor();
      await writeInternally(sender, SECRETS[0]);
      await guest.getByRole('tab', { name: /Vårdgivarchatt/ }).click();
      await internalChat(guest).getByText(SECRETS[0]).waitFor();
      await internalChat(sender)
        .getByText(/^Läst av/)
        .waitFor();
      await look(sender, '33-internal');
      await sender.emulateMedia({ colorScheme: 'dark' });
      await look(sender, '34-internal-dark');
      await sender.emulateMedia({ colorScheme: 'light' });
    },
  );

  step(
    '2.2-6 what is typed to colleagues survives a reload, and waits while there is no network',
    async () => {
      const field = internalChat(sender).getByRole('textbox', { name: 'Till kollegor' });
      await field.fill('Inte skickat än');
      await sender.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes('.internal:')));
      await sender.reload();
      await sender.getByRole('tab', { name: /Vårdgivarchatt/ }).click();
      await expect(field.inputValue()).resolves.toBe('Inte skickat än');
      await sender.context().setOffline(true);
      await writeInternally(sender, 'Skrivet utan nät');
      await internalChat(sender).getByText('Väntar på att skickas').waitFor();
      await sender.context().setOffline(false);
      await internalChat(guest).getByText('Skrivet utan nät').waitFor();
      await expect(internalChat(guest).getByText('Skrivet utan nät').count()).resolves.toBe(1);
    },
  );

  step('2.2-7 a booking ticket is sent, stands as a card in the chat, and can be taken back', async () => {
    await sender.getByRole('button', { name: 'Bokningsbiljett' }).click();
    const dialog = sender.getByRole('dialog', { name: 'Bokningsbiljett' });
    await dialog.getByRole('button', { name: 'Skicka biljetten' }).click();
    await dialog.getByText('Skriv några ord till patienten').first().waitFor();
    await dialog
      .getByRole('textbox', { name: 'Meddelande till patienten' })
      .fill('Boka en tid för uppföljning.');
    await look(sender, '35-ticket-dialog');
    await dialog.getByRole('button', { name: 'Skicka biljetten' }).click();
    await sender.getByText('Bokningsbiljett: Chatt').waitFor();
    await look(sender, '36-ticket-card');
    await sender.getByRole('button', { name: 'Ta tillbaka biljetten' }).click();
    await sender.getByText('Återtagen.').waitFor();
  });

  step('2.2-8 internal feedback is given and stands among the own with its state', async () => {
    await sender.getByRole('toolbar', { name: 'Åtgärder' }).waitFor();
    await openFeedback(sender);
    const dialog = sender.getByRole('dialog', { name: 'Intern återkoppling' });
    await dialog.getByRole('radio', { name: 'Teknik' }).check();
    await dialog.getByRole('textbox', { name: 'Beskriv' }).fill('Bilden gick inte att förstora.');
    await look(sender, '37-feedback');
    await dialog.getByRole('button', { name: 'Skicka återkoppling' }).click();
    await sender.getByText('Återkopplingen är skickad.').waitFor();
  });

  step('who wants desktop notices switches them on; nobody gets them otherwise', async () => {
    await receiver.context().grantPermissions(['notifications']);
    await recordNotices(receiver);
    await receiver.getByRole('button', { name: 'Med ljud' }).click();
    await receiver.getByRole('button', { name: 'Med ljud' }).waitFor({ state: 'detached' });
    await receiver.getByRole('button', { name: new RegExp(RECEIVER) }).click();
    await receiver.getByRole('button', { name: 'Ljud och notiser' }).click();
    const dialog = receiver.getByRole('dialog', { name: 'Ljud och notiser' });
    const desktop = dialog.getByRole('checkbox', { name: /Notiser på skrivbordet/ });
    await expect(desktop.isChecked()).resolves.toBe(false);
    await desktop.click();
    await dialog.getByRole('checkbox', { name: /Notiser på skrivbordet/, checked: true }).waitFor();
    await look(receiver, '37b-sounds-and-notices');
    await receiver.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  step('who is asked has another window open', async () => {
    receiverElsewhere = await receiver.context().newPage();
    await receiverElsewhere.goto(`${systemUrl()}/personal`);
    await receiverElsewhere.getByRole('heading', { name: 'Startsida' }).waitFor();
  });

  step('2.4 Lämna över asks for role and, at priority 2, for words to the receiver', async () => {
    const dialog = await fillInHandover(sender, { role: 'Läkare', person: RECEIVER });
    await dialog.getByRole('radio', { name: /Skyndsamt/ }).check();
    await dialog.getByRole('button', { name: 'Slutför' }).click();
    await dialog.getByText('Skriv ett meddelande vid prioritet 1 och 2').first().waitFor();
    const words = dialog.getByRole('textbox', { name: 'Meddelande' });
    await expect(words.evaluate((field) => field === document.activeElement)).resolves.toBe(true);
    await dialog.getByRole('radio', { name: /Närmaste dygnet/ }).check();
    await words.fill(SECRETS[1]);
    await dialog.getByText('Sammanfattning (valfritt)').click();
    await dialog.getByRole('textbox', { name: 'Bakgrund' }).fill(SECRETS[3]);
    await look(sender, '38-handover-dialog');
    await dialog.getByRole('button', { name: 'Slutför' }).click();
    await sender.getByText(`Överlämning skickad till ${RECEIVER}, läkare.`).waitFor();
    await sender.getByText(/Inget svar än, \d\d:\d\d/).waitFor();
    await look(sender, '39-handover-waits');
  });

  step(
    '2.4 the receiver is told at once, reads before deciding, and cannot write to the patient',
    async () => {
      await receiver.getByText(ASKED).waitFor();
      await receiverElsewhere.getByText(ASKED).waitFor();
      // Neither who nor why: a notice stands over everything else on the screen.
      await expect(noticesOf(receiver)).resolves.toEqual([
        'Öppen Mottagning: En överlämning väntar på ditt svar',
      ]);
      await receiver.getByRole('tab', { name: /Överlämningar till mig/ }).click();
      await rowOf(receiver, PATIENT, REASON).waitFor();
      await look(receiver, '40-handovers-tab');
      await rowOf(receiver, PATIENT, REASON).press('Enter');
      await receiver.getByText('Du kan skriva till patienten när du har accepterat.').waitFor();
      await receiver
        .getByText('HSP39 TestPerson39, sjuksköterska, vill lämna över besöket till dig.')
        .waitFor();
      await receiver.getByText('Ansvarig: HSP39 TestPerson39').waitFor();
      await expect(composer(receiver).count()).resolves.toBe(0);
      await internalChat(receiver).getByText(SECRETS[1]).waitFor();
      await internalChat(receiver).getByText(SECRETS[3]).waitFor();
      await look(receiver, '41-receiver');
    },
  );

  step(
    '2.4 meanwhile the visit stays in the sender’s Mina aktuella, and the patient notices nothing',
    async () => {
      await composer(sender).fill('Jag frågar en kollega.');
      await composer(sender).press('Enter');
      await patient.getByRole('log').getByText('Jag frågar en kollega.').waitFor();
      await sender.getByRole('link', { name: 'Startsida' }).click();
      await sender.getByRole('tab', { name: /Mina aktuella/ }).click();
      await rowOf(sender, PATIENT, REASON)
        .getByText(/Överlämning till HSP21 TestPerson21 \d\d:\d\d/)
        .waitFor();
      await look(sender, '42-mine-with-handover');
      await rowOf(sender, PATIENT, REASON).press('Enter');
      await expect(patient.getByText(RECEIVER).count()).resolves.toBe(0);
    },
  );

  step('2.4 Neka gives the reason back to the sender, who is still responsible', async () => {
    await receiver.getByRole('button', { name: 'Neka' }).click();
    const dialog = receiver.getByRole('dialog', { name: 'Neka överlämningen' });
    await dialog.getByRole('radio', { name: 'Hinner inte' }).check();
    await dialog.getByRole('textbox', { name: 'Förklara' }).fill(SECRETS[2]);
    await look(receiver, '43-decline');
    await dialog.getByRole('button', { name: 'Neka' }).click();
    await sender.getByText(`${RECEIVER} nekade överlämningen`).first().waitFor();
    await sender.getByText(SECRETS[2]).waitFor();
    await look(sender, '44-declined');
    // The other window does not go on asking.
    await receiverElsewhere.getByText(ASKED).waitFor({ state: 'detached' });
    await receiverElsewhere.close();
    await rowOf(receiver, PATIENT, REASON).waitFor({ state: 'detached' });
  });

  step('2.4 Avbryt överlämning takes it from the receiver’s list', async () => {
    const dialog = await fillInHandover(sender, { role: 'Läkare' });
    await dialog.getByRole('button', { name: 'Slutför' }).click();
    await rowOf(receiver, PATIENT, REASON).waitFor();
    await sender.getByRole('button', { name: 'Avbryt överlämning' }).click();
    await rowOf(receiver, PATIENT, REASON).waitFor({ state: 'detached' });
  });

  step('2.4 Acceptera moves the responsibility: the patient is told, the sender becomes guest', async () => {
    const dialog = await fillInHandover(sender, { role: 'Läkare', person: RECEIVER });
    await dialog.getByRole('button', { name: 'Slutför' }).click();
    await rowOf(receiver, PATIENT, REASON).press('Enter');
    await receiver.getByRole('button', { name: 'Acceptera' }).click();
    await receiver.getByText('Ansvarig: du').waitFor();
    await receiver.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await composer(receiver).fill('Jag tar över nu.');
    await composer(receiver).press('Enter');
    await patient.getByRole('log').getByText('Jag tar över nu.').waitFor();
    await patient
      .getByRole('log')
      .getByText(new RegExp(`${RECEIVER}.*tar över och hjälper`))
      .waitFor();
    await sender.getByText(`${RECEIVER} accepterade överlämningen`).waitFor();
    await sender.getByText(`Ansvarig: ${RECEIVER}`).waitFor();
    await look(sender, '45-sender-is-guest');
    await look(receiver, '46-receiver-has-it');
    await sender.getByRole('link', { name: 'Startsida' }).click();
    await sender.getByRole('tab', { name: /Besök som gäst/ }).click();
    await rowOf(sender, PATIENT, REASON).waitFor();
  });

  step('vårdgivarchatt, handover message, refusal and priority never reached the patient’s browser', () => {
    const never = [...SECRETS, 'Skrivet utan nät', 'Bilden gick inte att förstora', '"priority"'];
    expect(never.filter((words) => told.hasHeard(words))).toEqual([]);
    expect(['Jag tar över nu.', '"careUnitName"'].filter((words) => !told.hasHeard(words))).toEqual([]);
  });

  step('ran without an error on any page', () => {
    expect(errors).toEqual([]);
  });
});

/** Takes the place of the browser's own notices, and hides the window, which a headless browser never does. */
const recordNotices = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const shown: string[] = [];
    class Recorded extends EventTarget {
      static readonly permission = 'granted';
      static readonly requestPermission = () => Promise.resolve('granted');
      onclick: unknown = null;
      constructor(title: string, options: NotificationOptions = {}) {
        super();
        shown.push(`${title}: ${options.body ?? ''}`);
      }
    }
    Object.assign(globalThis, { Notification: Recorded, shownNotices: shown });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
  });
/** What has been shown; from here on the window is in view again. */
const noticesOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    Reflect.deleteProperty(document, 'hidden');
    return (globalThis as unknown as { shownNotices: string[] }).shownNotices;
  });

/** *Intern återkoppling* is the first to move under *Fler* when the row is narrow. */
const openFeedback = async (page: Page): Promise<void> => {
  const row = page.getByRole('toolbar', { name: 'Åtgärder' });
  const direct = row.getByRole('button', { name: 'Intern återkoppling' });
  if (!(await direct.isVisible())) await row.getByRole('button', { name: 'Fler' }).click();
  await direct.click();
};
