import {
  EVENTS,
  REQUESTS,
  type CommandContract,
  type EventContract,
  type QueryContract,
} from '@om/contracts';
import { z } from 'zod';

/** JSON Schema of one part of a message, with the examples a peer of that release may send. */
export interface FrozenPart {
  readonly schema: object;
  readonly examples: readonly unknown[];
}

/** A message as a release knew it: `data` for events, `payload` and `answer` for commands and queries. */
export interface FrozenContract {
  readonly name: string;
  readonly kind: 'command' | 'query' | 'event';
  readonly owner: string;
  readonly meaning: string;
  readonly parts: Readonly<Record<string, FrozenPart>>;
}

/** `io: 'input'` leaves unknown fields allowed in events and answers, as their readers do (schemas only grow). */
const schemaOf = (schema: z.ZodType): object => z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });

const frozenEvent = ({ type, kind, owner, meaning, data, examples }: EventContract): FrozenContract => ({
  name: type,
  kind,
  owner,
  meaning,
  parts: { data: { schema: schemaOf(data), examples } },
});

const frozenRequest = (contract: CommandContract | QueryContract): FrozenContract => ({
  name: contract.name,
  kind: contract.kind,
  owner: contract.owner,
  meaning: contract.meaning,
  parts: {
    payload: {
      schema: schemaOf(contract.payload),
      examples: contract.examples.map((example) => example.payload),
    },
    answer: {
      schema: schemaOf(contract.answer),
      examples: contract.examples.map((example) => example.answer),
    },
  },
});

/** Every contract of today's code in the form a release keeps. */
export const frozenContracts = (): readonly FrozenContract[] => [
  ...EVENTS.map(frozenEvent),
  ...REQUESTS.map(frozenRequest),
];

/** File content of a frozen contract; stable, so that a diff is a change. */
export const frozenText = (contract: FrozenContract): string => `${JSON.stringify(contract, null, 2)}\n`;
