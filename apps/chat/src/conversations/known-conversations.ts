import { Injectable, type OnModuleInit } from '@nestjs/common';
import { VISIT_STATE_EVENTS, type EventEnvelope, type VisitSnapshot } from '@om/contracts';
import { LiveEvents } from '@om/messaging';
import { LRUCache } from 'lru-cache';
import { conversationOf, newest, type Conversation } from './conversation.js';

/** Replicas kept in mind; each takes about 2 KB. */
const MOST = 2_000;

const STATE_EVENTS: ReadonlySet<string> = new Set(VISIT_STATE_EVENTS.map(({ type }) => type));

/**
 * Replicas of visits that this process keeps in mind, for the path of every message. They are as new as a reading would be: the process
 * hears every state event itself, at the latest when the replica of chat that has it from the shared queue does, and before that has
 * stored it. Whenever an event may have been missed nothing is kept.
 */
@Injectable()
export class KnownConversations implements OnModuleInit {
  private readonly known = new LRUCache<string, Conversation>({ max: MOST });
  private since: object | undefined;

  constructor(private readonly live: LiveEvents) {}

  onModuleInit(): void {
    this.live.onEvent((event) => {
      if (STATE_EVENTS.has(event.type)) this.keep(conversationOf(visitOf(event)));
    });
    void this.live.bindTypes(VISIT_STATE_EVENTS);
  }

  /** What is known of a visit, else what `read` gives. */
  async find(visitId: string, read: () => Promise<Conversation | null>): Promise<Conversation | null> {
    const since = this.unbroken();
    const known = since && this.known.get(visitId);
    if (known) return known;
    const found = await read();
    // Read before an event that was missed, it might be old for ever.
    return found && since && since === this.unbroken() ? this.keep(found) : found;
  }

  /** Takes in a replica that has been heard or read; the newest counts, in whichever order they come. */
  keep(heard: Conversation): Conversation {
    if (!this.unbroken()) return heard;
    const newer = newest(this.known.get(heard._id) ?? null, heard);
    this.known.set(newer._id, newer);
    return newer;
  }

  private unbroken(): object | undefined {
    const { unbroken } = this.live;
    if (unbroken !== this.since) this.known.clear();
    this.since = unbroken;
    return unbroken;
  }
}

const visitOf = ({ data }: EventEnvelope): VisitSnapshot => (data as { visit: VisitSnapshot }).visit;
