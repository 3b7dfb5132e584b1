import { Inject, Injectable } from '@nestjs/common';
import { internalMarkedV1, type ClinicianPrincipal, type InternalReader } from '@om/contracts';
import { isRefused, makeEvent, type Refused } from '@om/messaging';
import { AggregateStore, modelToken, OutboxRelay, type Decision } from '@om/persistence';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import type { Model } from 'mongoose';
import { refusal } from '../chat.errors.js';
import type { Conversation } from '../conversations/conversation.js';
import { internalMarkModel, type InternalMarkDocument } from './internal-mark.schema.js';
import { internalUnits } from './internal-rights.js';

/** Someone has seen the messages up to a place. */
export interface InternalReading {
  readonly visit: Conversation;
  readonly reader: ClinicianPrincipal;
  readonly read: number;
}

type Readers = { readers: InternalReader[] };

/** The readers after one has read on; marks never go back. */
export const withReader = (
  readers: readonly InternalReader[],
  { personId, name }: Pick<InternalReader, 'personId' | 'name'>,
  read: number,
): InternalReader[] => {
  const readSeq = Math.max(read, readers.find((other) => other.personId === personId)?.readSeq ?? 0);
  const others = readers.filter((other) => other.personId !== personId);
  return [...others, { personId, name, readSeq }].sort((a, b) => (a.personId < b.personId ? -1 : 1));
};

/** What a reading does to the marks: nothing when nobody came further. Pure. */
export const decideInternalMark = (
  state: InternalMarkDocument,
  { visit, reader, read }: InternalReading,
  { eventId, now }: { eventId: string; now: Date },
): Decision<InternalMarkDocument, Readers> => {
  const before = state.readers.find(({ personId }) => personId === reader.personId)?.readSeq ?? 0;
  if (read <= before) return { unchanged: true, answer: { readers: state.readers } };
  const readers = withReader(state.readers, reader, read);
  const envelope = makeEvent(internalMarkedV1, {
    id: eventId,
    time: now,
    subject: visit._id,
    version: state.version + 1,
    actor: reader,
    careunits: internalUnits(visit),
    data: { visitId: visit._id, readers },
  });
  return {
    state: { readers },
    answer: { readers },
    outbox: [{ id: eventId, at: now, kind: 'event', envelope }],
  };
};

/** How far everyone has read in all vårdgivarchattar. */
@Injectable()
export class InternalMarks {
  private readonly store: AggregateStore<InternalMarkDocument>;

  constructor(
    @Inject(modelToken(internalMarkModel.name)) model: Model<InternalMarkDocument>,
    relay: OutboxRelay,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {
    this.store = new AggregateStore(model, relay, { missing: refusal('chat.not-found').refused });
  }

  async of(visitId: string): Promise<InternalReader[]> {
    return (await this.store.find(visitId))?.readers ?? [];
  }

  /** Moves someone's mark; the first one of a visit makes the document. */
  async move(reading: InternalReading, commandId: string): Promise<Readers | Refused> {
    const visitId = reading.visit._id;
    const facts = { eventId: this.ids.next(), now: this.clock.now() };
    const attempt = () =>
      this.store.execute(visitId, { id: commandId, remember: false }, (state) =>
        decideInternalMark(state, reading, facts),
      );
    const answer = await attempt();
    if (!isRefused(answer) || answer.refused.code !== 'chat.not-found') return answer;
    await this.store.create({ _id: visitId, readers: [] }, { id: visitId }, null, []);
    return attempt();
  }
}
