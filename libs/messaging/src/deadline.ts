import type { Message } from 'amqplib';

/** Header of a request: when its caller stops waiting, milliseconds since the epoch. */
export const DEADLINE = 'x-om-deadline';
/** How far the clocks of two hosts may differ before a request that is in time is taken for late, milliseconds. */
const CLOCK_SKEW_MS = 2_000;

/**
 * Whether nobody waits for the answer to a request any more. The broker drops what expires in a queue; this finds what has
 * waited elsewhere: at a process that stood still, or outside a broker that took nothing because of an alarm.
 */
export const isPastDeadline = ({ properties }: Pick<Message, 'properties'>, now: number): boolean => {
  const deadline: unknown = properties.headers?.[DEADLINE];
  return typeof deadline === 'number' && now > deadline + CLOCK_SKEW_MS;
};
