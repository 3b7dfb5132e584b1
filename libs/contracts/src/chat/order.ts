import type { ChatMessage } from './schemas.js';

/**
 * Puts arriving entries in their places: each `seq` once and in order, whatever the order they arrive in and however often
 * (architecture 2-2). The same for every reader: browser, demo and chaos.
 */
export const inOrder = (
  known: readonly ChatMessage[],
  arrived: readonly ChatMessage[],
): readonly ChatMessage[] => {
  const bySeq = new Map([...known, ...arrived].map((message) => [message.seq, message]));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
};

/**
 * Highest `seq` before the first gap; 0 = message 1 is missing. Ask for what comes after it to fill the gap.
 * @param fromSeq where the conversation begins for this reader (`fromSeq` of the history); what stands before is no gap
 */
export const completeUpTo = (messages: readonly ChatMessage[], fromSeq = 0): number => {
  const known = new Set(messages.map(({ seq }) => seq));
  let seq = fromSeq;
  while (known.has(seq + 1)) seq += 1;
  return seq;
};
