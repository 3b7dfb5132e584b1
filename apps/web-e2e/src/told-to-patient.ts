import type { Page } from 'playwright-core';

/**
 * Everything that the server has told one browser: bodies of answers and frames of sockets. What a patient must never be told is
 * looked for here and not only on the screen.
 */
export interface Told {
  /** Whether the words have come, in any answer or frame so far. */
  hasHeard(words: string): boolean;
}

/** Begins to listen; what came before is not known. */
export const listenTo = (page: Page): Told => {
  const heard: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => heard.push(payload.toString()));
  });
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.startsWith('/api/')) return;
    // The body of an answer that a navigation cut off never comes, so nobody waits for it.
    response.text().then(
      (body) => heard.push(body),
      () => undefined,
    );
  });
  return { hasHeard: (words) => heard.some((text) => text.includes(words)) };
};
