import { chooserForm, type Entrance } from '@om/public-client';
import type { Page } from 'playwright-core';
import { systemUrl } from './browser.js';

/**
 * Logs a person in at their browser as its pages would, with the same requests and cookies, but without waiting for pages that the
 * story is not about. What a login looks like is walked by hand in the first visit and after an idle quarter of an hour.
 */
export const logIn = async (page: Page, entrance: Entrance, name: string): Promise<void> => {
  const { request } = page.context();
  const chooser = await request.get(`${systemUrl()}/api/${entrance}/login`);
  const { action, fields } = chooserForm(await chooser.text(), name);
  const { href, origin } = new URL(action, chooser.url());
  const back = await request.post(href, { form: fields, headers: { origin } });
  if (!back.ok()) throw new Error(`the login of ${name} ended with HTTP ${String(back.status())}`);
};

/** The same by hand: the page's link, the development login's person chooser, and back. */
export const logInByHand = async (page: Page, address: string, name: string): Promise<void> => {
  await page.goto(address);
  await page.getByRole('link', { name: 'Logga in' }).click();
  await page.getByRole('button', { name: new RegExp(name) }).click();
};
