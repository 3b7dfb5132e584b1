import { Inject, Injectable } from '@nestjs/common';
import type { VisitSnapshot } from '@om/contracts';
import { isRefused, type Refused } from '@om/messaging';
import { duplicateKeyOf, type AggregateStore } from '@om/persistence';
import {
  decide,
  NOTHING_HEARD,
  permissionRefusal,
  type PersonTriggers,
  type Trigger,
  type VisitAction,
} from '@om/visit-state';
import { isDeepStrictEqual } from 'node:util';
import { NOT_FOUND, refused } from '../refusals.js';
import type { Asked } from './asked.js';
import { CaseFinder } from './case-finder.js';
import { Circumstances } from './circumstances.js';
import { elapsed } from './elapse.js';
import { outboxOf, type Deed } from './told.js';
import { changeBy, commandKey, documentOf, written, type VisitAnswer } from './visit-change.js';
import type { VisitDocument } from './visit.schema.js';
import { VISIT_STORE } from './visit-store.js';

/** What told a fact: the event or timer, and who caused it. */
export interface Cause extends Deed {
  /** Id of the event or timer. */
  readonly id: string;
  /** Nobody waits for it: it may go together with others. */
  readonly unhurried?: boolean;
}

/** Visits and everything that changes them: every change is one decision of the rules and one write. */
@Injectable()
export class Visits {
  constructor(
    @Inject(VISIT_STORE) private readonly store: AggregateStore<VisitDocument>,
    private readonly cases: CaseFinder,
    private readonly circumstances: Circumstances,
  ) {}

  /** The visit, whoever asks; null when there is none. */
  async find(visitId: string): Promise<VisitSnapshot | null> {
    return (await this.store.find(visitId))?.visit ?? null;
  }

  /** A person's command on a visit; refused with `visit.same-reason-open` when a newer case has taken its place. */
  async command(visitId: string, trigger: Trigger, asked: Asked): Promise<VisitAnswer | Refused> {
    await this.circumstances.ready();
    try {
      return await this.store.execute(visitId, { id: keyOf(asked) }, (doc) =>
        changeBy(doc, trigger, deedOf(asked, 'change'), this.circumstances.now()),
      );
    } catch (error) {
      if (!isSecondOpenCase(error)) throw error;
      const visit = await this.find(visitId);
      return sameReasonOpen(visit ? await this.cases.unfinishedLike(visit) : undefined);
    }
  }

  /**
   * A person's command for which something has to be looked up first: `lookUp` finds what comes along with it. What is
   * missing is told only to those who may do it; everybody else gets the refusal of the rules, whatever they have sent.
   */
  async commandAfter<A extends VisitAction>(
    visitId: string,
    action: A,
    asked: Asked,
    lookUp: (visit: VisitSnapshot) => Promise<PersonTriggers[A] | Refused>,
  ): Promise<VisitAnswer | Refused> {
    const visit = await this.find(visitId);
    if (!visit) return NOT_FOUND;
    const along = await lookUp(visit);
    if (!isRefused(along)) return this.command(visitId, { ...along, type: action } as Trigger, asked);
    const forbidden = permissionRefusal(visit, action, asked.principal);
    return forbidden ? { refused: forbidden } : along;
  }

  /**
   * A fact of chat or of queue, or a timer: it may come late, twice and in any order.
   * @throws Error when there is no such visit, so that the fact is tried again and then parked
   */
  async fact(visitId: string, trigger: Trigger, cause: Cause): Promise<void> {
    await this.circumstances.ready();
    const { id, unhurried } = cause;
    const fact = { id, remember: false, ...(unhurried && { unhurried }) };
    const done = await this.store.execute(visitId, fact, (doc) =>
      changeBy(doc, trigger, cause, this.circumstances.now()),
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
    at?: Date,
  ): Promise<VisitAnswer | Refused> {
    await this.circumstances.ready();
    const source = this.circumstances.now(at);
    const rules = source.rulesOf(draft.careUnitId);
    const before = { visit: draft, heard: NOTHING_HEARD };
    const decision = decide(before, trigger, asked.principal, source.now, rules);
    if ('refused' in decision) return { refused: decision.refused };
    const answer = { visit: decision.record.visit };
    const outbox = outboxOf(decision.events, deedOf(asked, 'create'), source);
    try {
      const command = { id: keyOf(asked) };
      const created = await this.store.create(documentOf(decision.record), command, answer, outbox);
      return created === 'created' ? answer : answerAgain(created.existing, answer, command.id);
    } catch (error) {
      if (!isSecondOpenCase(error)) throw error;
      return sameReasonOpen(await this.cases.unfinishedLike(draft));
    }
  }

  /** Development only: the visit's timers, and what is shown of them, come nearer by this many hours. */
  elapse(visitId: string, hours: number, asked: Asked): Promise<VisitAnswer | Refused> {
    return this.store.execute(visitId, { id: keyOf(asked) }, (doc) => {
      const source = this.circumstances.now();
      const progress = elapsed({ visit: doc.visit, heard: doc.heard }, hours, asked.principal, source.now);
      return 'refused' in progress ? progress : written(doc, progress, deedOf(asked, 'change'), source);
    });
  }
}

/** The index of open cases stands in the way, see `ONE_OPEN_CASE`. */
const isSecondOpenCase = (error: unknown): boolean =>
  duplicateKeyOf(error)?.includes('visit.reason.code') === true;

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

const contentOf = ({ patient, careUnitId, reason, ...visit }: VisitSnapshot) => ({
  patientId: patient.patientId,
  careUnitId,
  reason: reason.code,
  entry: visit.entry,
  ownWords: visit.ownWords,
  answers: visit.answers,
  followsVisitId: visit.followsVisitId,
});

const sameReasonOpen = (open: VisitSnapshot | undefined): Refused =>
  refused('visit.same-reason-open', 'An unfinished case for the same reason', {
    field: 'reasonCode',
    params: open ? { visitId: open.visitId } : {},
  });
