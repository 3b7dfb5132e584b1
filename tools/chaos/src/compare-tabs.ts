import { isDeepStrictEqual } from 'node:util';
import type { ConversationLog } from './conversation-log.js';

/** A conversation as one window of a person shows it. */
export type Shown = Pick<ConversationLog, 'visitId' | 'messages' | 'marks'>;

/** Whether two windows of one person show the same: messages, their order, and how far both sides have come. Sentences. */
export const compareTabs = (name: string, one: Shown, other: Shown | undefined): string[] => {
  const wrong: string[] = [];
  if (!other) wrong.push('is open in one window only');
  else {
    const [ids, others] = [one, other].map(({ messages }) => messages.map(({ messageId }) => messageId));
    if (!isDeepStrictEqual(ids, others))
      wrong.push(
        `shows ${one.messages.length} messages in one window, ${other.messages.length} others in the next`,
      );
    if (!isDeepStrictEqual(one.marks, other.marks))
      wrong.push(`is marked ${marksOf(one)} in one window and ${marksOf(other)} in the next`);
  }
  return wrong.map((sentence) => `visit ${one.visitId} of ${name} ${sentence}`);
};

const marksOf = ({ marks: { patient, care } }: Shown): string =>
  [patient, care].map(({ delivered, read }) => `${delivered}/${read}`).join(' and ');
