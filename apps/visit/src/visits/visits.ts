import { Inject, Injectable } from '@nestjs/common';
import type { Principal, VisitSnapshot } from '@om/contracts';
import { isRefused, type Refused } from '@om/messaging';
import { duplicateKeyOf, type AggregateStore } from '@om/persistence';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import { decide, NOTHING_HEARD, type Trigger } from '@om/visit-state';
import { isDeepStrictEqual } from 'node:util';
import { refused } from '../refusals.js';
import { CaseFinder } from './case-finder.js';
import { elapsed } from './elapse.js';
import { outboxOf, type Deed, type Source } from './told.js';
import { changeBy, commandKey, documentOf, written, type VisitAnswer } from './visit-change.js';
import type { VisitDocument } from './visit.schema.js';
import { VISIT_STORE } from './visit-store.js';

/** A command as it came in: who, which, and its name. */
export interface Asked {
  readonly principal: Principal;
  readonly commandId: string;
  readonly what: string;
}

/** Visits and everything that changes them: every change is one decision of the rules and one write. */
@Injectable()
export class Visits {
  constructor(
    @Inject(VISIT_STORE) private readonly store: AggregateStore<VisitDocument>,
    private readonly cases: CaseFinder,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** The visit, whoever asks; null when there is none. */
  async find(visitId: string): Promise<VisitSnapshot | null> {
    return (await this.store.find(visitId))?.visit ?? null;
  }

  /** A person's command on a visit. */
  command(visitId: string, trigger: Trigger, asked: Asked): Promise<VisitAnswer | Refused> {
    return this.store.execute(visitId, { id: keyOf(asked) }, (doc) =>
      changeBy(doc, trigger, deedOf(asked, 'change'), this.source()),
    );
  }

  /**
   * A fact of chat or a timer: it may come late, twice and in any order.
   * @throws Error when there is no such visit, so that the fact is tried again and then parked
   */
  async fact(
    visitId: string,
    trigger: Trigger,
    cause: { id: string; what: string; actor: Principal },
  ): Promise<void> {
    const deed: Deed = { actor: cause.actor, what: cause.what };
    const done = await this.store.execute(visitId, { id: cause.id, remember: false }, (doc) =>
      changeBy(doc, trigger, deed, this.source()),
    );
    if (isRefused(done)) throw new Error(`${cause.what}: ${done.refused.code}`);
  }

  /**
   * A new case or booking from its draft. Sent twice it is one case; another unfinished case for the same reason refuses
   * with `visit.same-reason-open` and its `visitId`, a taken id with `visit.id-taken`.
   * @param at when it happened; the seed's cases are older than their storing
   */
  async create(
    draft: VisitSnapshot,
    trigger: Trigger,
    asked: Asked,
    at = this.clock.now(),
  ): Promise<VisitAnswer | Refused> {
    const decision = decide({ visit: draft, heard: NOTHING_HEARD }, trigger, asked.principal, at);
    if ('refused' in decision) return { refused: decision.refused };
    const answer = { visit: decision.record.visit };
    const outbox = outboxOf(decision.events, deedOf(asked, 'create'), { now: at, ids: this.ids });
    try {
      const command = { id: keyOf(asked) };
      const created = await this.store.create(documentOf(decision.record), command, answer, outbox);
      return created === 'created' ? answer : answerAgain(created.existing, answer, command.id);
    } catch (error) {
      if (!duplicateKeyOf(error)?.includes('visit.reason.code')) throw error;
      return sameReasonOpen(await this.cases.unfinishedLike(draft));
    }
  }

  /** Development only: the visit's timers, and what is shown of them, come nearer by this many hours. */
  elapse(visitId: string, hours: number, asked: Asked): Promise<VisitAnswer | Refused> {
    return this.store.execute(visitId, { id: keyOf(asked) }, (doc) => {
      const source = this.source();
      const progress = elapsed({ visit: doc.visit, heard: doc.heard }, hours, asked.principal, source.now);
      return 'refused' in progress ? progress : written(doc, progress, deedOf(asked, 'change'), source);
    });
  }

  private source(): Source {
    return { now: this.clock.now(), ids: this.ids };
  }
}

const keyOf = ({ what, principal, commandId }: Asked): string => commandKey(what, principal, commandId);

const deedOf = ({ principal, what }: Asked, action: 'create' | 'change'): Deed => ({
  actor: principal,
  what,
  action,
});

/** The id exists: the same case sent again is answered, anything else is refused. */
const answerAgain = (existing: VisitDocument, { visit }: VisitAnswer, key: string): VisitAnswer | Refused => {
  const earlier = existing.handled.find(({ id }) => id === key);
  if (earlier) return earlier.answer as VisitAnswer;
  return sameCase(existing.visit, visit)
    ? { visit: existing.visit }
    : refused('visit.id-taken', 'The id belongs to another case', { field: 'visitId' });
};

const sameCase = (one: VisitSnapshot, other: VisitSnapshot): boolean =>
  isDeepStrictEqual(contentOf(one), contentOf(other));

const contentOf = ({ patient, careUnitId, reason, entry, ownWords, answers }: VisitSnapshot) => ({
  patientId: patient.patientId,
  careUnitId,
  reason: reason.code,
  entry,
  ownWords,
  answers,
});

const sameReasonOpen = (open: VisitSnapshot | undefined): Refused =>
  refused('visit.same-reason-open', 'An unfinished case for the same reason', {
    field: 'reasonCode',
    params: open ? { visitId: open.visitId } : {},
  });
