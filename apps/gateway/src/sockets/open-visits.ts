import { Injectable } from '@nestjs/common';
import {
  getHistory,
  HISTORY_PAGE,
  type ChatMessage,
  type ClientFrame,
  type ServerFrame,
} from '@om/contracts';
import { isRefused, refuse, Requester, type Answer, type Refused } from '@om/messaging';
import { patientConversationOf } from '../patient/patient-case.js';
import type { Connection } from './connection.js';
import { Connections } from './connections.js';
import { Follow } from './follow.js';
import { MessageStream } from './message-stream.js';
import { UnitBindings } from './unit-bindings.js';

/** How long a hole in the order may stay open before history is asked: events overtake each other by milliseconds. */
const GAP_PATIENCE_MS = 300;
const MOST_FOLLOWED = 50;
const MOST_UNITS_KNOWN = 10_000;

type History = Answer<typeof getHistory>;
type Open = Extract<ClientFrame, { type: 'open' }>;

/** Visits that are open in sockets: history first, then what happens, without gap or duplicate between the two. */
@Injectable()
export class OpenVisits {
  /** Unit of visits opened before, so that the next opening can bind before it asks. */
  private readonly unitOf = new Map<string, string>();

  constructor(
    private readonly requester: Requester,
    private readonly connections: Connections,
    private readonly units: UnitBindings,
  ) {}

  /**
   * Follows a visit and answers with what the socket lacks. The right to read is chat's to give, at every opening. Live events are
   * heard before history is read, so that nothing falls between; a unit that turns out to be another one is bound and asked anew.
   */
  async open(connection: Connection, frame: Open): Promise<Refused | undefined> {
    const { visitId, afterSeq } = frame;
    if (connection.follows.size >= MOST_FOLLOWED && !connection.follows.has(visitId))
      return refuse('gateway.too-many', 'too many open visits in one socket');
    const unit = await this.likelyUnit(connection, visitId);
    if (isRefused(unit)) return unit;
    const follow = await this.follow(connection, new Follow(visitId, unit, new MessageStream(afterSeq)));
    const history = await this.history(connection, visitId, afterSeq);
    if (isRefused(history)) {
      this.leave(connection, visitId);
      return history;
    }
    this.remember(visitId, history.careUnitId);
    if (history.careUnitId !== unit) return this.open(connection, frame);
    this.answer(connection, follow, frame.ref, history);
    return undefined;
  }

  /** Stops following. */
  leave(connection: Connection, visitId: string): void {
    const follow = connection.follows.get(visitId);
    if (!follow) return;
    connection.follows.delete(visitId);
    this.connections.unfollow(visitId, connection);
    this.units.release(follow.careUnitId);
  }

  /** Stops following everything: the socket has gone. */
  leaveAll(connection: Connection): void {
    for (const visitId of connection.followedVisits) this.leave(connection, visitId);
  }

  /** A live message for one follower. */
  hear(connection: Connection, message: ChatMessage): void {
    const follow = connection.follows.get(message.visitId);
    if (!follow) return;
    show(connection, follow.stream.live(message));
    this.watchGap(connection, follow);
  }

  private async likelyUnit(connection: Connection, visitId: string): Promise<string | Refused> {
    const known = this.unitOf.get(visitId) ?? connection.careUnitId;
    if (known !== undefined) return known;
    const first = await this.history(connection, visitId, 0, 1);
    return isRefused(first) ? first : first.careUnitId;
  }

  /** Binds first, then takes the place of an earlier opening of the same visit. */
  private async follow(connection: Connection, follow: Follow): Promise<Follow> {
    await this.units.hold(follow.careUnitId);
    this.leave(connection, follow.visitId);
    connection.follows.set(follow.visitId, follow);
    this.connections.follow(follow.visitId, connection);
    return follow;
  }

  private answer(connection: Connection, follow: Follow, ref: string, history: History): void {
    // The socket may have closed while history was read; then its leaving has already been and would not come again.
    if (!connection.isOpen) {
      this.leave(connection, follow.visitId);
      return;
    }
    const messages = follow.stream.history(seenBy(connection, history).messages, history.more);
    connection.send(openedFrame(connection, follow.visitId, ref, { ...history, messages }));
    this.watchGap(connection, follow);
  }

  private watchGap(connection: Connection, follow: Follow): void {
    if (!follow.stream.hasGap || follow.closingGap) return;
    follow.closingGap = true;
    setTimeout(() => void this.closeGap(connection, follow), GAP_PATIENCE_MS).unref();
  }

  /** Asks for what is missing. When that cannot be had the socket is sent back, and its browser opens the visit again. */
  private async closeGap(connection: Connection, follow: Follow): Promise<void> {
    follow.closingGap = false;
    if (connection.follows.get(follow.visitId) !== follow || !follow.stream.hasGap) return;
    follow.stream.waitForHistory();
    const history = await this.history(connection, follow.visitId, follow.stream.position);
    if (isRefused(history)) {
      connection.close('comeBack');
      return;
    }
    show(connection, follow.stream.history(seenBy(connection, history).messages, false));
    this.watchGap(connection, follow);
  }

  private history(connection: Connection, visitId: string, afterSeq: number, limit = HISTORY_PAGE) {
    const { principal } = connection.identity;
    return this.requester.request(getHistory, { visitId, afterSeq, limit }, { principal });
  }

  private remember(visitId: string, careUnitId: string): void {
    if (this.unitOf.size >= MOST_UNITS_KNOWN) this.unitOf.clear();
    this.unitOf.set(visitId, careUnitId);
  }
}

const show = (connection: Connection, messages: readonly ChatMessage[]): void => {
  for (const message of messages) connection.send({ type: 'message', message });
};

const seenBy = (connection: Connection, history: History) =>
  connection.isPatient ? patientConversationOf(history) : history;

/** A patient is not told what the unit has done to reach them. */
const openedFrame = (connection: Connection, visitId: string, ref: string, history: History): ServerFrame => {
  const { messages, more, open, marks, presence, notifications } = history;
  return {
    type: 'opened',
    ref,
    visitId,
    messages,
    more,
    open,
    marks,
    ...(connection.isPatient ? {} : { presence, notifications }),
  };
};
