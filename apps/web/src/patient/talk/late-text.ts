import type { Outgoing } from '../../chat/outgoing.js';

/** Words that were written but can no longer be sent, because the case has closed: refused messages and the unsent draft. */
export const lateText = (outgoing: readonly Outgoing[], draft: string): string =>
  [...outgoing.map((message) => message.text), draft.trim()].filter((text) => text !== '').join('\n\n');
