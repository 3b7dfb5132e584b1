import type { ChatMessage } from '@om/contracts';
import type { KnownVisit } from './ledger.js';

/** A conversation as someone has it: read anew by HTTP, or collected on a screen. */
export interface Version {
  readonly who: string;
  readonly messages: readonly ChatMessage[];
}

/** What is wrong with a conversation, in sentences; none when everyone has every acknowledged message once, in order. */
export const compareConversation = (
  { visitId, acknowledged, refused }: KnownVisit,
  versions: readonly Version[],
): string[] =>
  versions.flatMap(({ who, messages }) => {
    const wrong = [
      ...gaps(messages),
      ...acknowledged.flatMap(({ ref, seq, text, by }) => {
        const found = messages.filter(({ clientId }) => clientId === ref);
        if (found.length !== 1)
          return [`acknowledged message ${seq} of ${by} is there ${found.length} times`];
        return found[0]?.seq === seq && found[0].text === text
          ? []
          : [`acknowledged message ${seq} of ${by} is not what was acknowledged`];
      }),
      ...outOfOrder(acknowledged),
      ...messages
        .filter(({ clientId }) => refused.includes(clientId))
        .map(({ seq }) => `message ${seq} was refused and is there`),
      ...unexpected(messages, acknowledged),
    ];
    return wrong.map((sentence) => `visit ${visitId}, ${who}: ${sentence}`);
  });

const gaps = (messages: readonly ChatMessage[]): string[] =>
  messages.flatMap(({ seq }, index) =>
    seq === index + 1 ? [] : [`place ${index + 1} holds message ${seq}`],
  );

/** Each person sent one after the other was stored, so their numbers must rise. */
const outOfOrder = (acknowledged: KnownVisit['acknowledged']): string[] =>
  [...new Set(acknowledged.map(({ by }) => by))].flatMap((person) => {
    const numbers = acknowledged.filter(({ by }) => by === person).map(({ seq }) => seq);
    return numbers.every((seq, index) => index === 0 || seq > (numbers[index - 1] ?? 0))
      ? []
      : [`the messages of ${person} are stored as ${numbers.join(', ')}`];
  });

const unexpected = (messages: readonly ChatMessage[], acknowledged: KnownVisit['acknowledged']): string[] => {
  const known = new Set(acknowledged.map(({ ref }) => ref));
  return messages
    .filter(({ kind, clientId }) => kind === 'text' && !known.has(clientId))
    .map(({ seq }) => `message ${seq} was never acknowledged to anyone`);
};
