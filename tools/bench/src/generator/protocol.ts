import type { Latency } from '../figures/percentiles.js';

/** What is measured by the same means: the system, the floor, the bare chain. */
export const SUBJECTS = ['ours', 'floor', 'chain'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** One stretch of messages at a rate. */
export interface LoadResult {
  /** Messages a second that were really sent. */
  readonly rate: number;
  readonly sent: number;
  readonly acknowledged: number;
  readonly delivered: number;
  readonly refused: number;
  /** From the sender's socket to the other participant's, of those that came. */
  readonly delivery: Latency;
  /** From the sender's socket to `stored` at the sender's. */
  readonly acknowledgement: Latency;
  /** 99th percentile of how late the generator's own timers were, milliseconds: large means that it measured itself. */
  readonly generatorDelayMs: number;
}

/** What happened to messages while a process was killed, or a screen was away. */
export interface LossResult {
  readonly sent: number;
  readonly acknowledged: number;
  /** Acknowledged messages that the other participant's screen does not have. */
  readonly lost: number;
  /** Messages that a screen was shown twice on one connection, or out of order. */
  readonly disordered: number;
}

/** *Ta emot* pressed by several at once. */
export interface RaceResult {
  readonly races: number;
  /** Races that did not end with exactly one winner. */
  readonly unfair: number;
  readonly latency: Latency;
}

/** What the bench asks of the generator process. */
export interface Asks {
  enter(at: { webUrl: string; patients: readonly string[]; staff: readonly string[] }): Promise<void>;
  visits(options: { count: number }): Promise<void>;
  connect(options: { subject: Subject; url?: string; count: number; staff: number }): Promise<void>;
  load(options: { subject: Subject; rate: number; seconds: number }): Promise<LoadResult>;
  underFire(options: { rate: number; seconds: number }): Promise<LossResult>;
  away(options: { messages: number }): Promise<LossResult>;
  races(options: { count: number; racers: number }): Promise<RaceResult>;
  lists(options: { reads: number }): Promise<Latency>;
  /** Closes the screens of the system's conversations. */
  leave(options: object): Promise<void>;
  /** Opens sockets that only answer pings. */
  hold(options: { sockets: number }): Promise<void>;
  held(options: object): Promise<number>;
  letGo(options: object): Promise<void>;
}
export type Ask = keyof Asks;
