import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { lookInBothThemes as look } from './accessibility.js';
import { launchBrowser, openWindow, systemUrl, turnAway } from './browser.js';
import { CASES, UNIT } from './cases.js';
import { chooseUnit, composer, NURSE, rowOf } from './clinician.js';
import { logInByHand } from './login.js';
import { story } from './story.js';
import { answerQuestions, chooseReason, sendCase, write } from './patient.js';

jest.setTimeout(60_000);

const { patient: PATIENT, reason: REASON } = CASES.firstVisit;
const WITHOUT_NETWORK = ['Skrivet utan nät.', 'Och en rad till.'] as const;
const ADDED_WORDS = 'Jag har fått feber också.';

/** The seed instruction 2.1, 2.3 and 2.5 in two windows; each step builds on the one before. */
describe('a digital patient visit', () => {
  let browser: Browser;
  let patient: Page;
  let clinician: Page;
  const errors: string[] = [];
  const step = story(() => [patient, clinician]);

  beforeAll(async () => {
    browser = await launchBrowser();
    const [phone, desk] = [await openWindow(browser, 'phone'), await openWindow(browser, 'desk')];
    patient = phone.page;
    clinician = desk.page;
    for (const { page } of [phone, desk]) page.on('pageerror', (error) => errors.push(error.message));
    await desk.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  afterAll(() => browser.close());

  step('2.1 begins with a patient who answers the questions of the unit and sends a case', async () => {
    await logInByHand(patient, systemUrl(), PATIENT);
    await patient.getByRole('heading', { name: 'Mina ärenden' }).waitFor();
    await look(patient, '01-patient-cases');
    await chooseReason(patient, UNIT, REASON);
    await look(patient, '02-patient-question');
    await answerQuestions(patient);
    await patient.getByRole('checkbox', { name: 'Jag behöver tolk' }).check();
    await patient.getByRole('textbox', { name: 'Vilket språk?' }).fill('arabiska');
    await look(patient, '03-patient-words');
    await sendCase(patient, 'Ont i höger axel sedan tre veckor. Vaknar på natten.');
    await patient.getByText('Vi svarar vardagar 8–16').first().waitFor();
    await look(patient, '04-patient-waits');
  });

  step('2.1 keeps what the patient has begun to add while waiting, and shows it with its time', async () => {
    await patient.getByRole('button', { name: 'Lägg till mer' }).click();
    await patient.getByRole('textbox', { name: 'Vad vill du lägga till?' }).fill(ADDED_WORDS);
    await patient.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes('chat:')));
    await patient.reload();
    await expect(
      patient.getByRole('textbox', { name: 'Vad vill du lägga till?' }).inputValue(),
    ).resolves.toBe(ADDED_WORDS);
    await patient.getByRole('button', { name: 'Lägg till', exact: true }).click();
    await patient.getByRole('button', { name: 'Lägg till mer' }).waitFor();
    await expect(patient.getByText(ADDED_WORDS).count()).resolves.toBe(1);
    await look(patient, '04b-patient-added');
  });

  step(
    '2.1 shows the case on Startsida with priority, reason, patient, waiting time and status',
    async () => {
      await logInByHand(clinician, `${systemUrl()}/personal`, NURSE);
      await chooseUnit(clinician, UNIT);
      const row = rowOf(clinician, PATIENT, REASON);
      await row.waitFor();
      await expect(row.innerText()).resolves.toMatch(/3[\s\S]*Axelbesvär[\s\S]*min[\s\S]*Inloggad nu/);
      await row.click();
      await clinician.getByText('Patienten märker inte att du läser').waitFor();
      await look(clinician, '05-startsida');
    },
  );

  step('2.1-1 Ta emot gives the case to the clinician, who sees that the SMS is sent', async () => {
    await clinician.getByRole('button', { name: 'Ta emot' }).click();
    await clinician.getByRole('heading', { name: 'Redo att starta' }).waitFor();
    await clinician
      .getByText(/SMS skickat/)
      .first()
      .waitFor();
    await look(clinician, '06-ready-to-start');
    await patient.getByText(/har tagit emot ditt ärende/).waitFor();
    await look(patient, '07-patient-soon');
  });

  step('2.1-2 Starta besök greets the patient by name and profession', async () => {
    await clinician.getByRole('button', { name: 'Starta besök' }).click();
    const greeting = /Jag heter HSP39 TestPerson39 och är sjuksköterska/;
    await clinician.getByRole('log').getByText(greeting).waitFor();
    await patient.getByRole('log').getByText(greeting).waitFor();
  });

  step(
    '2.1-3 sends with Enter and with Skicka, breaks the line with Shift+Enter, shows text as text',
    async () => {
      await composer(clinician).fill('Vad kan jag hjälpa dig med idag?');
      await composer(clinician).press('Shift+Enter');
      await composer(clinician).pressSequentially('<b>Skriv</b> gärna.');
      await expect(composer(clinician).inputValue()).resolves.toBe(
        'Vad kan jag hjälpa dig med idag?\n<b>Skriv</b> gärna.',
      );
      await composer(clinician).press('Enter');
      await patient.getByRole('log').getByText('<b>Skriv</b> gärna.').waitFor();
      await expect(composer(clinician).inputValue()).resolves.toBe('');
      await write(patient, 'Det är värst när jag lyfter armen.');
      await clinician.getByRole('log').getByText('Det är värst när jag lyfter armen.').waitFor();
      await clinician.getByText(/^Läst/).first().waitFor();
      await look(clinician, '08-visit');
      await look(patient, '09-patient-chat');
    },
  );

  step('2.1-3 delivers what was written while the patient had no network, once and in order', async () => {
    await patient.context().setOffline(true);
    for (const text of WITHOUT_NETWORK) await write(patient, text);
    await patient.getByText('Väntar på att skickas').first().waitFor();
    await composer(clinician).fill('Kom det plötsligt?');
    await clinician.getByRole('button', { name: 'Skicka' }).click();
    await look(patient, '10-patient-offline');
    await patient.context().setOffline(false);
    await patient.getByRole('log').getByText('Kom det plötsligt?').waitFor();
    await clinician.getByRole('log').getByText(WITHOUT_NETWORK[1]).waitFor();
    const wanted = ['Kom det plötsligt?', ...WITHOUT_NETWORK];
    for (const page of [patient, clinician]) {
      const lines = (await page.getByRole('log').innerText()).split('\n').map((line) => line.trim());
      expect(lines.filter((line) => wanted.includes(line))).toEqual(wanted);
    }
  });

  step(
    '2.1-3 says Skickat until the patient’s browser has it, Levererat until it is in view in a focused window, then Läst',
    async () => {
      const inOtherTab = await turnAway(patient);
      await patient.context().setOffline(true);
      await composer(clinician).fill('Har du haft feber?');
      await composer(clinician).press('Enter');
      await clinician.getByText('Skickat', { exact: true }).waitFor();
      await patient.context().setOffline(false);
      await patient.getByRole('log').getByText('Har du haft feber?').waitFor();
      await clinician.getByText('Levererat', { exact: true }).waitFor();
      // What the patient's browser has told with the message is stored by the time the clinician reads it all again.
      await clinician.reload();
      await clinician.getByRole('log').getByText('Har du haft feber?').waitFor();
      await clinician.getByText('Levererat', { exact: true }).waitFor();
      await inOtherTab.comeBack();
      await clinician
        .getByText(/^Läst \d\d\.\d\d$/)
        .last()
        .waitFor();
      await expect(clinician.getByText('Levererat', { exact: true }).count()).resolves.toBe(0);
    },
  );

  step(
    '4.3-20 shows since when the patient has left, and that they are back; the visit goes on',
    async () => {
      const there = patient.url();
      await patient.goto('about:blank');
      await clinician.getByText(/^Patienten lämnade \d\d\.\d\d$/).waitFor();
      await look(clinician, '10b-patient-left');
      await patient.goto(there);
      await clinician.getByText('Patienten är här nu').waitFor();
      await patient.getByRole('log').getByText('Kom det plötsligt?').waitFor();
    },
  );

  step(
    '2.3 Avsluta besök asks for the length of the asynchronous phase and says that Meddelande is off',
    async () => {
      await clinician.getByRole('button', { name: 'Avsluta besök' }).click();
      const dialog = clinician.getByRole('dialog');
      await dialog
        .getByText('Automatiskt meddelande efter tre dagar är avstängt för din enhet. Inget skickas.')
        .waitFor();
      await expect(dialog.getByRole('checkbox').count()).resolves.toBe(0);
      await expect(dialog.getByRole('radio', { name: '72 timmar' }).isChecked()).resolves.toBe(true);
      await look(clinician, '11-end-dialog');
      await dialog.getByRole('button', { name: 'Avsluta besök' }).click();
      await clinician.getByText(/Patienten kan skicka meddelande till och med/).waitFor();
      await patient.getByText('Du kan skicka meddelande till och med').first().waitFor();
      await look(patient, '12-patient-ended');
    },
  );

  step('2.5 the note is filled in, saved as typed, and still there after a reload', async () => {
    await clinician.getByRole('textbox', { name: 'Status' }).fill('God kraft i utåtrotation.');
    await clinician.getByRole('textbox', { name: 'Bedömning' }).fill('Misstänkt subakromial smärta.');
    await clinician.getByRole('combobox', { name: 'Huvuddiagnos' }).fill('impingement');
    await clinician.getByRole('option', { name: /M75\.4/ }).click();
    await clinician
      .getByText(/^Sparad/)
      .first()
      .waitFor();
    await clinician.reload();
    await clinician.getByText('M75.4').first().waitFor();
    await expect(clinician.getByRole('textbox', { name: 'Status' }).inputValue()).resolves.toBe(
      'God kraft i utåtrotation.',
    );
  });

  step(
    '2.5-3 Kopiera anteckningen copies the filled-in fields without the diagnosis, and says so',
    async () => {
      await clinician.getByRole('button', { name: 'Kopiera anteckningen' }).click();
      await clinician.getByText('Anteckningen är kopierad. Diagnoskoder ingår inte.').waitFor();
      await look(clinician, '13-ended-note');
      const copied = await clinician.evaluate(() => navigator.clipboard.readText());
      expect(copied).toContain('Bedömning\nMisstänkt subakromial smärta.');
      expect(copied).not.toContain('M75.4');
    },
  );

  step(
    '2.3-3 shows a message in the asynchronous phase as Nytt svar, and the clinician answers it',
    async () => {
      await write(patient, 'Får jag simma?');
      // The page of the end gives way to the chat, where the patient sees what was sent and what is answered.
      await patient.getByRole('log').getByText('Får jag simma?').waitFor();
      await look(patient, '13b-patient-wrote-after-the-end');
      await clinician.getByRole('link', { name: 'Startsida' }).click();
      await clinician.getByRole('tab', { name: /Nya svar/ }).click();
      await rowOf(clinician, PATIENT, REASON).waitFor();
      await look(clinician, '14-new-reply');
      await rowOf(clinician, PATIENT, REASON).press('Enter');
      await clinician.getByRole('button', { name: 'Svara patienten' }).click();
      await composer(clinician).fill('Ja, gärna.');
      await composer(clinician).press('Enter');
      await patient.getByRole('log').getByText('Ja, gärna.').waitFor();
      await patient.getByRole('button', { name: 'Om det avslutade besöket' }).click();
      await patient.getByRole('heading', { name: 'Besöket är avslutat' }).waitFor();
    },
  );

  step('ran without an error on either page', () => {
    expect(errors).toEqual([]);
  });
});
