import { Inject, Injectable } from '@nestjs/common';
import {
  OPEN_DUTY_STATES,
  type ClinicianPrincipal,
  type Duty,
  type elapseDuties,
  type listDuties,
  type unlockNote,
  type waiveDuty,
} from '@om/contracts';
import { isRefused, type Answer, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { AggregateStore, modelToken, OutboxRelay } from '@om/persistence';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import type { Model } from 'mongoose';
import { refusal } from '../documentation.errors.js';
import {
  decideDraft,
  decideElapsed,
  decideStep,
  decideUnlock,
  decideWaive,
  openedDuty,
  type DutyFacts,
} from './decide-duty.js';
import { lockOfNote, type DutyStep } from './duty-deadlines.js';
import { dutyModel, dutyView, type DutyDocument } from './duty.schema.js';
import type { NewDuty } from './duty.js';

/** Longest list of duties answered. */
const SHOWN = 200;

/** What every clinician has to document. */
@Injectable()
export class Duties {
  private readonly store: AggregateStore<DutyDocument>;

  constructor(
    @Inject(modelToken(dutyModel.name)) private readonly model: Model<DutyDocument>,
    relay: OutboxRelay,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {
    this.store = new AggregateStore(model, relay, {
      missing: refusal('documentation.no-such-duty').refused,
    });
  }

  /** Opens a duty; one that is there stays as it is. */
  async open(duty: NewDuty, hasNote: boolean): Promise<void> {
    const { doc, outbox } = openedDuty(duty, hasNote, this.facts());
    await this.store.create(doc, { id: duty.dutyId }, null, outbox);
  }

  /** A note of the visit has been saved: the author's open duties of it are begun. */
  async begin(visitId: string, author: ClinicianPrincipal, commandId: string): Promise<void> {
    const open = await this.model
      .find({ visitId, 'clinician.personId': author.personId, state: 'open' })
      .select('_id')
      .lean()
      .exec();
    for (const { _id } of open) {
      const facts = this.facts();
      await this.store.execute(_id, { id: commandId, remember: false }, (state) =>
        decideDraft(state, author, facts),
      );
    }
  }

  /** The time of a step has come; taken once, and not for a duty that is done. */
  async take(dutyId: string, step: DutyStep): Promise<void> {
    const facts = this.facts();
    await this.store.execute(dutyId, { id: step }, (state) => decideStep(state, step, facts));
  }

  /** Since when an author's note of a visit is locked, when it was last saved then. */
  async lockOf(
    visitId: string,
    { personId }: ClinicianPrincipal,
  ): Promise<(savedAt: Date) => Date | undefined> {
    const filter = { visitId, 'clinician.personId': personId };
    const own = await this.model.find(filter).select('state lockedAt unlocked').lean().exec();
    return (savedAt) => lockOfNote(own, savedAt, this.clock.now());
  }

  /** *Ingen anteckning behövs*: the duty vanishes with a reason. */
  waive(
    { dutyId, reason }: Payload<typeof waiveDuty>,
    { principal, commandId }: RequestContext,
  ): Promise<Answer<typeof waiveDuty> | Refused> {
    const facts = this.facts();
    return this.store.execute(dutyId, { id: commandId }, (state) =>
      decideWaive(state, { reason, by: principal }, facts),
    );
  }

  /** The lead opens a locked note for its author. */
  unlock(
    { dutyId, reason }: Payload<typeof unlockNote>,
    { principal, commandId }: RequestContext,
  ): Promise<Answer<typeof unlockNote> | Refused> {
    const facts = this.facts();
    return this.store.execute(dutyId, { id: commandId }, (state) =>
      decideUnlock(state, { reason, by: principal }, facts),
    );
  }

  /** Development only: what is still to be documented of a visit, whoever has to, has been left longer. */
  async elapse(
    { visitId, hours }: Payload<typeof elapseDuties>,
    { principal, commandId }: RequestContext,
  ): Promise<Answer<typeof elapseDuties> | Refused> {
    const filter = { visitId, state: { $in: OPEN_DUTY_STATES } };
    const open = await this.model.find(filter).select('_id').lean().exec();
    const answers = await Promise.all(
      open.map(({ _id }) => {
        const facts = this.facts();
        return this.store.execute(_id, { id: commandId }, (state) =>
          decideElapsed(state, { hours, by: principal }, facts),
        );
      }),
    );
    const duties = answers.flatMap((answer) => (isRefused(answer) ? [] : [answer.duty]));
    return duties.length === 0 ? refusal('documentation.no-such-duty') : { duties };
  }

  /** Someone's own duties, oldest first: those still to be done, and with a visit also the done ones of it. */
  async of({ personId }: ClinicianPrincipal, { visitId }: Payload<typeof listDuties>): Promise<Duty[]> {
    const which = visitId === undefined ? { state: { $in: OPEN_DUTY_STATES } } : { visitId };
    const found = await this.model
      .find({ 'clinician.personId': personId, ...which })
      .sort({ openedAt: 1 })
      .limit(SHOWN)
      .lean()
      .exec();
    return found.map(dutyView);
  }

  private facts(): DutyFacts {
    const [eventId, auditId, historyId] = [this.ids.next(), this.ids.next(), this.ids.next()];
    return { eventId, auditId, historyId, now: this.clock.now() };
  }
}
