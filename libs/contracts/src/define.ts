import type { z } from 'zod';

/** The services that own messages (architecture 1). `gateway` owns only what passes between gateways and browsers. */
export const SERVICES = ['queue', 'visit', 'chat', 'documentation', 'forms-and-files', 'gateway'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** One row of a service's error table: the HTTP status it becomes and whether trying again can help. */
export interface ErrorRow {
  readonly http: number;
  readonly retry: boolean;
  /** What happened, in one English sentence without patient data (RFC 9457 `title`). */
  readonly title: string;
}

/** A service's closed set of refusals, keyed by stable code `<service>.<reason>`. */
export type ErrorTable = Readonly<Record<string, ErrorRow>>;

interface Described {
  readonly owner: ServiceName;
  /** One sentence: what this message means to whoever sends or hears it. */
  readonly meaning: string;
}

/** An imperative to one service, answered over RPC; a repeat with the same `commandId` gets the first answer. */
export interface CommandContract<
  P extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
> extends Described {
  readonly kind: 'command';
  /** `<service>.<verb>`; also the routing key on the commands exchange. */
  readonly name: string;
  readonly payload: P;
  readonly answer: A;
  /** How long a caller waits before it gives up; the message expires in the queue then. Milliseconds. */
  readonly timeoutMs: number;
  readonly examples: readonly { readonly payload: z.input<P>; readonly answer: z.input<A> }[];
}

/** A question to one service, answered over RPC; changes nothing but audit rows. */
export interface QueryContract<
  P extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
> extends Described {
  readonly kind: 'query';
  readonly name: string;
  readonly payload: P;
  readonly answer: A;
  readonly timeoutMs: number;
  readonly examples: readonly { readonly payload: z.input<P>; readonly answer: z.input<A> }[];
}

/** A fact in the past tense, to whoever listens (CloudEvents 1.0). */
export interface EventContract<D extends z.ZodType = z.ZodType> extends Described {
  readonly kind: 'event';
  /** `<service>.<past tense>.v<n>`; the routing key is this and the care unit. */
  readonly type: string;
  /**
   * `state`: carries the whole state a listener needs and the aggregate's version; older versions are ignored.
   * `fact`: never ignored, deduplicated by id. `ephemeral`: to live screens only, may be lost (typing).
   */
  readonly carries: 'state' | 'fact' | 'ephemeral';
  /**
   * So many that the durable queues get them several in one message, up to a tenth of a second late (ADR 25); live screens get each at
   * once. Absent: each by itself.
   */
  readonly gathered?: true;
  readonly data: D;
  readonly examples: readonly z.input<D>[];
}

type Without<T, K extends string> = Omit<T, K>;

/** Declares a command as a value. The owner is the part of the name before the dot. */
export const defineCommand = <P extends z.ZodType, A extends z.ZodType>(
  contract: Without<CommandContract<P, A>, 'kind' | 'owner' | 'timeoutMs'> & { timeoutMs?: number },
): CommandContract<P, A> => ({
  timeoutMs: 5_000,
  ...contract,
  kind: 'command',
  owner: ownerOf(contract.name),
});

/** Declares a query as a value. */
export const defineQuery = <P extends z.ZodType, A extends z.ZodType>(
  contract: Without<QueryContract<P, A>, 'kind' | 'owner' | 'timeoutMs'> & { timeoutMs?: number },
): QueryContract<P, A> => ({ timeoutMs: 5_000, ...contract, kind: 'query', owner: ownerOf(contract.name) });

/** Declares an event as a value. */
export const defineEvent = <D extends z.ZodType>(
  contract: Without<EventContract<D>, 'kind' | 'owner'>,
): EventContract<D> => ({ ...contract, kind: 'event', owner: ownerOf(contract.type) });

/** The service named before the first dot of a message name; throws at definition time for an unknown one. */
export const ownerOf = (name: string): ServiceName => {
  const owner = SERVICES.find((service) => name.startsWith(`${service}.`));
  if (!owner) throw new Error(`Message name "${name}" does not begin with a service`);
  return owner;
};
