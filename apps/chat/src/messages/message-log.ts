import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM_CLIENT_ID, type ChatMessage, type Side } from '@om/contracts';
import { duplicateKeyOf, Inserts, modelToken, OutboxRelay } from '@om/persistence';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import { minutesAfter } from '@om/visit-state';
import { LRUCache } from 'lru-cache';
import type { Model } from 'mongoose';
import type { Conversation } from '../conversations/conversation.js';
import { append, type Appended, type AtEnd, type LogEnd } from './append.js';
import { SILENCE_TIMER } from '../reaching/silence.js';
import { SilenceLooks } from '../reaching/silence-looks.js';
import type { LogView, SystemEntry, Tail } from './entry.js';
import { messageModel, type MessageDocument } from './message.schema.js';
import { documentAt, messageOf, sealedEntry, type Posting } from './posting.js';
import { Turns } from './turns.js';

/** Conversations whose last entry is remembered; an entry takes about 150 bytes. */
const REMEMBERED = 20_000;
/** The character after `:`, so that a range holds every client id of chat itself. */
const AFTER_SYSTEM = `${SYSTEM_CLIENT_ID.slice(0, -1)};`;

/** The entries of all conversations: gap-free, in order, each once. */
@Injectable()
export class MessageLog {
  private readonly turns = new Turns();
  private readonly inserts: Inserts<MessageDocument>;
  private readonly looks = new SilenceLooks();
  /** Never a seal: another process may have opened the conversation again, which only reading can tell. */
  private readonly hints = new LRUCache<string, Tail>({ max: REMEMBERED });

  constructor(
    @Inject(modelToken(messageModel.name)) private readonly model: Model<MessageDocument>,
    private readonly relay: OutboxRelay,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {
    relay.register(model);
    this.inserts = new Inserts(model);
  }

  /**
   * Appends what `decide` wants at the end it is shown. With `trustHint` the end is the last entry this process knows of,
   * which saves a read: when it is not the end any more the insert fails and the end is read (see {@link append}).
   */
  async append<O>(
    visitId: string,
    decide: (tail: Tail) => AtEnd<Posting, O> | Promise<AtEnd<Posting, O>>,
    { trustHint = false } = {},
  ): Promise<Appended<MessageDocument, O>> {
    return this.turns.take(visitId, async () => {
      const hint = trustHint ? this.hints.get(visitId) : undefined;
      const result = await append(this.end(visitId), decide, hint);
      if ('stored' in result && !result.repeated)
        this.relay.nudge(this.model, result.stored._id, result.stored.outbox);
      return result;
    });
  }

  /** The last entry, read. */
  async tail(visitId: string): Promise<Tail> {
    const last = await this.model.findOne({ visitId }).sort({ seq: -1 }).select('seq kind').lean().exec();
    const tail: Tail = last ? { seq: last.seq, kind: last.kind } : { seq: 0 };
    this.remember(visitId, tail);
    return tail;
  }

  /** A `seq` that exists, and the last one unless that is at least `enough`; reads only when this process has not seen so far. */
  async lastSeq(visitId: string, enough: number): Promise<number> {
    const known = this.hints.get(visitId)?.seq ?? 0;
    return known >= enough ? known : (await this.tail(visitId)).seq;
  }

  /** What is stored under a client id. */
  async byClientId(visitId: string, clientId: string): Promise<MessageDocument | undefined> {
    return (await this.model.findOne({ visitId, clientId }).lean().exec()) ?? undefined;
  }

  /** At most `limit` entries after a `seq`, oldest first, and whether more remain. */
  async page(
    visitId: string,
    afterSeq: number,
    limit: number,
  ): Promise<{ messages: ChatMessage[]; more: boolean }> {
    const found = await this.model
      .find({ visitId, seq: { $gt: afterSeq } })
      .sort({ seq: 1 })
      .limit(limit + 1)
      .lean()
      .exec();
    return { messages: found.slice(0, limit).map(messageOf), more: found.length > limit };
  }

  /** What the decision about chat's own entries needs; `tail` must have been read before, so that it guards the rest. */
  async view(visitId: string, tail: Tail): Promise<LogView> {
    const [system, patient, care] = await Promise.all([
      this.systemEntries(visitId),
      this.lastWritten(visitId, 'patient'),
      this.lastWritten(visitId, 'care'),
    ]);
    return { tail, system, lastWritten: { patient, care } };
  }

  /** Highest `seq` a person of a side has written; 0 = nothing. */
  async lastWritten(visitId: string, side: Side): Promise<number> {
    const last = await this.model
      .findOne({ visitId, kind: 'text', 'author.side': side })
      .sort({ seq: -1 })
      .select('seq')
      .lean()
      .exec();
    return last?.seq ?? 0;
  }

  /** The first words of care, the greeting too, after a `seq`. */
  firstOfCare(visitId: string, afterSeq: number): Promise<MessageDocument | null> {
    return this.wordsOfCare(visitId, afterSeq).sort({ seq: 1 }).exec();
  }

  /** The last words of care, the greeting too. */
  lastOfCare(visitId: string): Promise<MessageDocument | null> {
    return this.wordsOfCare(visitId, 0).sort({ seq: -1 }).exec();
  }

  /** Development only: care's last words were said some minutes earlier. */
  async ageLastOfCare(visitId: string, minutes: number): Promise<void> {
    const last = await this.lastOfCare(visitId);
    if (last)
      await this.model.updateOne({ _id: last._id }, { $set: { at: minutesAfter(last.at, -minutes) } });
  }

  private wordsOfCare(visitId: string, afterSeq: number) {
    return this.model
      .findOne({
        visitId,
        seq: { $gt: afterSeq },
        $or: [{ kind: 'greeting' }, { kind: 'text', 'author.side': 'care' }],
      })
      .lean<MessageDocument>();
  }

  /** Makes sure that it is looked after an entry's silence at a time, once. */
  async lookAfter({ _id, visitId }: Pick<MessageDocument, '_id' | 'visitId'>, at: Date): Promise<void> {
    const look = { id: this.ids.next(), kind: SILENCE_TIMER, at };
    await this.model.updateOne({ _id, 'timers.kind': { $ne: SILENCE_TIMER } }, { $push: { timers: look } });
    this.looks.stored({ visitId, timers: [look] });
  }

  /** Publishes the answer to a seal request again, from the document of the seal. */
  async publishSealAgain(visit: Conversation, clientId: string): Promise<void> {
    const seal = await this.byClientId(visit._id, clientId);
    if (!seal) return;
    const entry = { ...sealedEntry(seal, visit), at: this.clock.now() };
    await this.model.updateOne(
      { _id: seal._id, 'outbox.id': { $ne: entry.id } },
      { $push: { outbox: entry } },
    );
    this.relay.nudge(this.model, seal._id);
  }

  private end(visitId: string): LogEnd<Posting, MessageDocument> {
    return {
      tail: () => this.tail(visitId),
      claim: (seq, posting) => {
        const now = this.clock.now();
        return this.claim(this.looks.thinned(documentAt(posting, seq, this.ids, now), now));
      },
      stored: ({ draft }) => this.byClientId(visitId, draft.clientId),
    };
  }

  private async claim(entry: MessageDocument): Promise<MessageDocument | undefined> {
    try {
      await this.inserts.add(entry);
    } catch (error) {
      this.hints.delete(entry.visitId);
      if (duplicateKeyOf(error)) return undefined;
      throw error;
    }
    this.remember(entry.visitId, entry);
    this.looks.stored(entry);
    return entry;
  }

  private remember(visitId: string, { seq, kind }: Tail): void {
    if (kind === undefined || kind === 'seal') this.hints.delete(visitId);
    else this.hints.set(visitId, { seq, kind });
  }

  private async systemEntries(visitId: string): Promise<SystemEntry[]> {
    const found = await this.model
      .find({ visitId, clientId: { $gte: SYSTEM_CLIENT_ID, $lt: AFTER_SYSTEM } })
      .select('seq kind clientId visitVersion')
      .lean()
      .exec();
    return found.map(({ seq, kind, clientId, visitVersion = 0 }) => ({ seq, kind, clientId, visitVersion }));
  }
}
