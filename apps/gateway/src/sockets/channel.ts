import type { ServerFrame } from '@om/contracts';
import type { Refused } from '@om/messaging';
import type { Connection } from './connection.js';

/** A page of a conversation, as the service that owns it answers. */
export interface Page<M> {
  /** Unit of the visit: whose live events have to be heard. */
  readonly careUnitId: string;
  readonly messages: readonly M[];
  /** More remain after the last one. */
  readonly more: boolean;
}

/** Which part of a conversation is asked for. */
export interface PageOf {
  readonly visitId: string;
  readonly afterSeq: number;
  readonly limit: number;
}

/**
 * What is different between the conversations of a visit: who answers for them, and by which frames they are shown. The patient's
 * chat and the *vårdgivarchatt* are followed in the same way and have nothing else in common.
 */
export interface Channel<M, P extends Page<M>> {
  /** The right to read is given or refused here, at every asking. */
  ask(connection: Connection, part: PageOf): Promise<P | Refused>;
  /** Whether what happens next is shown to the asker live. */
  isLive(page: P): boolean;
  /** A page as the socket's person may see it. */
  seenBy(connection: Connection, messages: readonly M[]): readonly M[];
  /** Answer to an opening, with the messages the socket lacks. */
  opened(
    connection: Connection,
    opening: { readonly visitId: string; readonly ref: string },
    page: P & { readonly messages: readonly M[] },
  ): ServerFrame;
  shown(message: M): ServerFrame;
  placeOf(message: M): number;
}
