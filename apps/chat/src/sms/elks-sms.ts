import { z } from 'zod';
import { askProvider } from './ask-provider.js';
import type { HandedOver, Sms, SmsChannel, SmsProgress, SmsReceipt } from './sms-channel.js';

/** What the 46elks-style channel needs to know. */
export interface ElksSettings {
  /** Address of the API, without a slash at the end: `https://api.46elks.com/a1`. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** Sender as the recipient sees it: 3-11 letters and digits, or a number in E.164. Never the name of a unit. */
  readonly sender: string;
  /** Where the provider reports to, with the credentials it proves itself by; absent = it is only asked. */
  readonly hook?: { readonly url: string; readonly password: string };
}

/** The part of an SMS object of 46elks that is read. `created` = taken, not yet handed to a carrier. */
const elksAnswer = z.object({
  id: z.string().min(1).max(200),
  status: z.enum(['created', 'sent', 'delivered', 'failed']).default('created'),
});

/** User name by which the provider logs in to the hook. */
export const HOOK_USER = '46elks';

/**
 * HTTP API in the manner of 46elks (46elks.se/docs/send-sms, /docs/sms-delivery-reports): form fields, basic
 * authentication, a JSON object back, reports by `whendelivered`. The provider is told not to keep the text.
 * It knows no idempotency key: when its answer is lost and no report comes, the SMS is sent again, because two are better
 * than none.
 */
export class ElksSms implements SmsChannel {
  constructor(private readonly settings: ElksSettings) {}

  async send({ id, to, text }: Sms): Promise<SmsReceipt> {
    const form = new URLSearchParams({ from: this.settings.sender, to, message: text, dontlog: 'message' });
    const hook = hookFor(this.settings, id);
    if (hook !== undefined) form.set('whendelivered', hook);
    const taken = await askProvider({
      url: `${this.settings.url}/sms`,
      method: 'POST',
      headers: { ...this.headers(), 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    });
    if (taken === 'refused') return { progress: 'failed' };
    const sms = elksAnswer.parse(taken.answer);
    return { progress: progressOf(sms), providerId: sms.id };
  }

  async progress({ providerId }: HandedOver): Promise<SmsProgress> {
    if (providerId === undefined) return 'sent';
    const url = `${this.settings.url}/sms/${encodeURIComponent(providerId)}`;
    const found = await askProvider({ url, method: 'GET', headers: this.headers() });
    return found === 'refused' ? 'sent' : progressOf(elksAnswer.parse(found.answer));
  }

  private headers(): Record<string, string> {
    const { username, password } = this.settings;
    const credentials = Buffer.from(`${username}:${password}`).toString('base64');
    return { authorization: `Basic ${credentials}`, accept: 'application/json' };
  }
}

const progressOf = ({ status }: z.output<typeof elksAnswer>): SmsProgress =>
  status === 'created' ? 'sent' : status;

/** Credentials stand before the host, where no log of addresses has them; the reference is an id. */
const hookFor = ({ hook }: ElksSettings, reference: string): string | undefined => {
  if (!hook) return undefined;
  const url = new URL(hook.url);
  url.username = HOOK_USER;
  url.password = hook.password;
  url.searchParams.set('reference', reference);
  return url.href;
};
