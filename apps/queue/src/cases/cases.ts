import { Inject, Injectable } from '@nestjs/common';
import { caseChangedV1, type Principal } from '@om/contracts';
import { isRefused, makeEvent, type Heard, type Refused } from '@om/messaging';
import { AggregateStore, modelToken, OutboxRelay, type Decision, type OutboxEntry } from '@om/persistence';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import type { Model } from 'mongoose';
import { refusal } from '../queue.errors.js';
import { rowOf, UNHEARD, type News } from './case.js';
import { caseModel, type CaseDocument } from './case.schema.js';

/** What is heard, and about which case. */
export interface Hearing {
  readonly visitId: string;
  /** Id of the event that told it. */
  readonly eventId: string;
  readonly actor: Principal;
  readonly news: (known: CaseDocument) => News;
  /** Nobody waits for it: it may go together with others. */
  readonly unhurried?: boolean;
}

/** What became of it, and the case as it is then. */
export interface HeardCase {
  readonly heard: Heard;
  readonly known: CaseDocument;
}

/** The read model of Startsida: takes in what other services tell, and tells screens which row has changed. */
@Injectable()
export class Cases {
  private readonly store: AggregateStore<CaseDocument>;

  constructor(
    @Inject(modelToken(caseModel.name)) model: Model<CaseDocument>,
    relay: OutboxRelay,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {
    this.store = new AggregateStore(model, relay, { missing: refusal('queue.internal').refused });
  }

  /** Takes in one event; a case heard of for the first time gets a document first. */
  async hear(hearing: Hearing): Promise<HeardCase> {
    const first = await this.attempt(hearing);
    if (!isRefused(first)) return first;
    await this.store.create({ _id: hearing.visitId, ...UNHEARD }, { id: hearing.visitId }, null, []);
    const second = await this.attempt(hearing);
    if (isRefused(second)) throw new Error('the case could not be changed; the event comes again');
    return second;
  }

  /** Refused when there is no document, or others changed it each time. */
  private attempt({
    visitId,
    eventId,
    actor,
    news,
    unhurried = false,
  }: Hearing): Promise<HeardCase | Refused> {
    const facts = { actor, id: this.ids.next(), at: this.clock.now() };
    return this.store.execute(visitId, { id: eventId, remember: false, unhurried }, (known) =>
      decide(known, news(known), facts),
    );
  }
}

const decide = (
  known: CaseDocument,
  news: News,
  facts: { actor: Principal; id: string; at: Date },
): Decision<CaseDocument, HeardCase> => {
  if (news === undefined) return { unchanged: true, answer: { heard: 'outdated', known } };
  const after = { ...known, ...news, version: known.version + 1 };
  return { state: news, answer: { heard: undefined, known: after }, outbox: changed(known, after, facts) };
};

const changed = (
  before: CaseDocument,
  after: CaseDocument,
  { actor, id, at }: { actor: Principal; id: string; at: Date },
): OutboxEntry[] => {
  const row = rowOf(after);
  if (!row) return [];
  const envelope = makeEvent(caseChangedV1, {
    id,
    time: at,
    subject: after._id,
    version: after.version,
    actor,
    careunits: careUnitsOf(row.careUnitId, before, after),
    data: { row },
  });
  return [{ id, at, kind: 'event', envelope, newestOnly: true }];
};

/**
 * The units whose lists may change, the case's own first: also where a handover is offered or no longer is, and where its
 * guests and those who have something to document in it work.
 */
const careUnitsOf = (own: string, ...states: readonly CaseDocument[]): string[] => [
  ...new Set([own, ...states.flatMap(concerned)]),
];

const concerned = ({ careUnitId, handover, guests = [], heardDuties = [] }: CaseDocument): string[] => {
  const documenting = heardDuties.filter(({ open }) => open).map((duty) => duty.careUnitId);
  const guestUnits = guests.map((guest) => guest.careUnitId);
  const units = [careUnitId, handover?.to.careUnitId, ...guestUnits, ...documenting];
  return units.filter((unit) => unit !== undefined);
};
