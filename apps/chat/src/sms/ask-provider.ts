/** How long a provider may take to answer, milliseconds; the SMS is then handed over again by its timer. */
const ANSWER_MS = 10_000;

/** Answers that say nothing about the SMS itself: not logged in, nothing left to pay with, too much, too slow. */
const NOT_ABOUT_THE_SMS: readonly number[] = [401, 402, 403, 404, 408, 425, 429];

/** A provider that cannot take an SMS now; the status is all there is to know, its body may repeat the number. */
export class ProviderUnavailable extends Error {
  constructor(status: number) {
    super(`The SMS provider answered ${String(status)}`);
  }
}

/** One HTTP request to a provider. */
export interface ProviderRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Asks a provider. `refused`: it will not take this SMS whatever is tried (another 4xx). A redirect is an error, or a
 * credential could follow it.
 * @throws ProviderUnavailable when trying again may help; the fetch error when there is no answer in time
 */
export const askProvider = async ({
  url,
  ...request
}: ProviderRequest): Promise<'refused' | { readonly answer: unknown }> => {
  const response = await fetch(url, {
    ...request,
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  const text = await response.text();
  if (response.ok) return { answer: jsonOf(text) };
  if (response.status >= 500 || NOT_ABOUT_THE_SMS.includes(response.status))
    throw new ProviderUnavailable(response.status);
  return 'refused';
};

/** Some providers answer without a body, or with a word. */
const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
