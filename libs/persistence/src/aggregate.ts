import type { EventEnvelope, Principal, Refusal } from '@om/contracts';
import { Schema } from 'mongoose';

/** Who did what with a patient's data, when and from which care unit (HSLF-FS 2016:40; domain 2.2). */
export interface AuditRow {
  id: string;
  at: Date;
  actor: Principal;
  careUnitId: string | null;
  /** Null: of a search that found nobody. */
  patientId: string | null;
  visitId?: string;
  action: 'read' | 'change' | 'copy' | 'create' | 'export' | 'print';
  /** Name of the command or query. */
  what: string;
}

/** One line of an aggregate's history; further fields as the owner needs. */
export interface HistoryRow {
  id: string;
  at: Date;
  /** Id of the aggregate. */
  subject: string;
  [field: string]: unknown;
}

/** Something a command causes outside its document; the relay carries it out after the write. */
export type OutboxEntry =
  | {
      id: string;
      at: Date;
      kind: 'event';
      envelope: EventEnvelope;
      /** Tells only how the aggregate is now: need not be sent when the same write leaves a later one of its type. */
      newestOnly?: true;
    }
  | { id: string; at: Date; kind: 'audit'; row: AuditRow }
  | { id: string; at: Date; kind: 'history'; row: HistoryRow };

/** Something to do later. `id` is unique per occurrence: it is the command id of what the handler does. */
export interface Timer {
  id: string;
  kind: string;
  at: Date;
  /** Until when the process that took it may work on it; after that another may take it. */
  claimedUntil?: Date;
}

/** What an aggregate is changed by. */
export interface CommandRef {
  id: string;
  /**
   * `false` for a fact that changes nothing when it comes again (a chat message heard of): its id is not kept, so that a
   * long row of facts does not push out the commands whose answers are kept. Default `true`.
   */
  remember?: boolean;
  /**
   * `true` for what nobody waits for: it may wait a little for others of its kind, and is then read and written
   * with them, which costs a part of what each alone would. Default `false`.
   */
  unhurried?: boolean;
}

/** A command that has been carried out, and what it was answered. */
export interface Handled {
  id: string;
  answer: unknown;
}

/** Fields every aggregate document has; only {@link AggregateStore} and the relay write them. */
export interface AggregateFields {
  _id: string;
  /** 1 at creation, one more with every change. */
  version: number;
  /** The last commands with their answers, oldest first. */
  handled: Handled[];
  outbox: OutboxEntry[];
  timers?: Timer[];
}

/** An aggregate before it is stored: its own fields, its id and its first timers. */
export type NewAggregate<S extends AggregateFields> = Omit<S, keyof AggregateFields> & {
  _id: string;
  timers?: Timer[];
};

/** To spread into a mongoose schema. `handled` and `outbox` are not read by plain queries, so they cannot leak into answers. */
export const aggregateSchemaFields = {
  _id: { type: String, required: true },
  version: { type: Number, required: true },
  handled: { type: [Schema.Types.Mixed], select: false, default: [] },
  outbox: { type: [Schema.Types.Mixed], select: false, default: [] },
  timers: { type: [Schema.Types.Mixed], default: [] },
} as const;

/** What a command does to an aggregate, decided without I/O. */
export type Decision<S, A> =
  | { refused: Refusal }
  | { unchanged: true; answer: A }
  | {
      /** Fields that change; `undefined` removes one. */
      state: Partial<S>;
      answer: A;
      outbox: OutboxEntry[];
      /** `set` adds or replaces by id, `drop` removes by id. */
      timers?: { set?: Timer[]; drop?: string[] };
    };
