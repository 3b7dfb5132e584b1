import { HISTORY_PAGE } from '@om/contracts';
import { isRefused, refuse, type Refused } from '@om/messaging';
import type { Channel, Page } from './channel.js';
import type { Connection } from './connection.js';
import { Followers, type Follow } from './followers.js';
import { MessageStream } from './message-stream.js';
import type { UnitBindings } from './unit-bindings.js';

/** How long a hole in the order may stay open before history is asked: events overtake each other by milliseconds. */
const GAP_PATIENCE_MS = 300;
const MOST_FOLLOWED = 50;
const MOST_UNITS_KNOWN = 10_000;

/** What a browser asks: a conversation of a visit, after what it has. */
export interface Opening {
  readonly visitId: string;
  readonly ref: string;
  readonly afterSeq: number;
}

/**
 * Conversations that are open in sockets: history first, then what happens, without gap or duplicate between the two. One for
 * each kind of conversation.
 */
export class Openings<M, P extends Page<M>> {
  private readonly followers = new Followers<M>();
  /** Unit of visits opened before, so that the next opening can bind before it asks. */
  private readonly unitOf = new Map<string, string>();
  private changed: (connection: Connection) => void = () => undefined;

  constructor(
    private readonly channel: Channel<M, P>,
    private readonly units: UnitBindings,
  ) {}

  /** Tells whenever a socket begins or ceases to follow a visit. */
  onChange(listener: (connection: Connection) => void): void {
    this.changed = listener;
  }

  /** Visits that a socket follows. */
  visitsOf(connection: Connection): readonly string[] {
    return this.followers.visitsOf(connection);
  }

  /** Sockets that follow a visit. */
  of(visitId: string): Iterable<Connection> {
    return this.followers.of(visitId);
  }

  /** Unit of a visit that the socket follows; undefined when it does not. */
  unitFollowed(connection: Connection, visitId: string): string | undefined {
    return this.followers.find(connection, visitId)?.careUnitId;
  }

  /**
   * Follows a visit and answers with what the socket lacks. Live events are heard before history is read, so that nothing falls
   * between; a unit that turns out to be another one is bound and asked anew.
   */
  async open(connection: Connection, opening: Opening): Promise<Refused | undefined> {
    const { visitId, afterSeq } = opening;
    if (this.followers.countOf(connection) >= MOST_FOLLOWED && !this.followers.find(connection, visitId))
      return refuse('gateway.too-many', 'too many open visits in one socket');
    const unit = await this.likelyUnit(connection, visitId);
    if (isRefused(unit)) return unit;
    const follow = await this.follow(connection, visitId, unit, afterSeq);
    const page = await this.page(connection, visitId, afterSeq);
    if (isRefused(page)) {
      this.leave(connection, visitId);
      return page;
    }
    this.remember(visitId, page.careUnitId);
    if (page.careUnitId !== unit) return this.open(connection, opening);
    this.answer(connection, follow, opening, page);
    return undefined;
  }

  /** Stops following. */
  leave(connection: Connection, visitId: string): void {
    const follow = this.followers.delete(connection, visitId);
    if (!follow) return;
    this.units.release(follow.careUnitId);
    this.changed(connection);
  }

  /** Stops following everything: the socket has gone. */
  leaveAll(connection: Connection): void {
    for (const visitId of this.followers.visitsOf(connection)) this.leave(connection, visitId);
  }

  /** A live message for one follower. */
  hear(connection: Connection, visitId: string, message: M): void {
    const follow = this.followers.find(connection, visitId);
    if (!follow) return;
    this.show(connection, follow.stream.live(message));
    this.watchGap(connection, follow);
  }

  /**
   * The visit belongs to a unit now, perhaps another one than before (an accepted handover): its followers hear that unit's
   * events from now on, and ask for what was said in between.
   */
  async moved(visitId: string, careUnitId: string): Promise<void> {
    if (this.unitOf.has(visitId)) this.remember(visitId, careUnitId);
    for (const connection of this.of(visitId)) {
      const follow = this.followers.find(connection, visitId);
      if (!follow || follow.careUnitId === careUnitId) continue;
      const former = follow.careUnitId;
      follow.careUnitId = careUnitId;
      await this.units.hold(careUnitId);
      this.units.release(former);
      if (this.followers.find(connection, visitId) === follow) await this.catchUp(connection, follow);
      else this.units.release(careUnitId);
    }
  }

  private async likelyUnit(connection: Connection, visitId: string): Promise<string | Refused> {
    const known = this.unitOf.get(visitId) ?? connection.careUnitId;
    if (known !== undefined) return known;
    const first = await this.page(connection, visitId, 0, 1);
    return isRefused(first) ? first : first.careUnitId;
  }

  /** Binds first, then takes the place of an earlier opening of the same visit. */
  private async follow(
    connection: Connection,
    visitId: string,
    careUnitId: string,
    afterSeq: number,
  ): Promise<Follow<M>> {
    await this.units.hold(careUnitId);
    this.leave(connection, visitId);
    const stream = new MessageStream(afterSeq, (message: M) => this.channel.placeOf(message));
    const follow = this.followers.add(connection, { visitId, careUnitId, stream, closingGap: false });
    this.changed(connection);
    return follow;
  }

  private answer(connection: Connection, follow: Follow<M>, opening: Opening, page: P): void {
    const seen = this.channel.seenBy(connection, page.messages);
    const messages = follow.stream.history(seen, page.more);
    // The socket may have closed, or lost the right, while history was read; its leaving would not come again.
    if (!connection.isOpen || !this.channel.isLive(page)) this.leave(connection, follow.visitId);
    connection.send(this.channel.opened(connection, opening, { ...page, messages }));
    this.watchGap(connection, follow);
  }

  private watchGap(connection: Connection, follow: Follow<M>): void {
    if (!follow.stream.hasGap || follow.closingGap) return;
    follow.closingGap = true;
    setTimeout(() => {
      follow.closingGap = false;
      if (follow.stream.hasGap) void this.catchUp(connection, follow);
    }, GAP_PATIENCE_MS).unref();
  }

  /** Asks for what is missing. When that cannot be had the socket is sent back, and its browser opens the visit again. */
  private async catchUp(connection: Connection, follow: Follow<M>): Promise<void> {
    if (this.followers.find(connection, follow.visitId) !== follow) return;
    follow.stream.waitForHistory();
    const page = await this.page(connection, follow.visitId, follow.stream.position);
    if (isRefused(page)) {
      connection.close('comeBack');
      return;
    }
    this.show(connection, follow.stream.history(this.channel.seenBy(connection, page.messages), false));
    this.watchGap(connection, follow);
  }

  private show(connection: Connection, messages: readonly M[]): void {
    for (const message of messages) connection.send(this.channel.shown(message));
  }

  private page(connection: Connection, visitId: string, afterSeq: number, limit = HISTORY_PAGE) {
    return this.channel.ask(connection, { visitId, afterSeq, limit });
  }

  private remember(visitId: string, careUnitId: string): void {
    if (this.unitOf.size >= MOST_UNITS_KNOWN) this.unitOf.clear();
    this.unitOf.set(visitId, careUnitId);
  }
}
