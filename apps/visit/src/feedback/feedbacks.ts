import { Inject, Injectable } from '@nestjs/common';
import type { answerFeedback, Feedback, giveFeedback, Principal, readFeedback } from '@om/contracts';
import { isRefused, type Payload, type Refused } from '@om/messaging';
import { AggregateStore, modelToken, OutboxRelay, type Decision } from '@om/persistence';
import { CLOCK, type Clock } from '@om/platform';
import { maySee } from '@om/visit-state';
import type { Model } from 'mongoose';
import { NOT_FOUND, refused } from '../refusals.js';
import type { Asked } from '../visits/asked.js';
import { commandKey } from '../visits/visit-change.js';
import { Visits } from '../visits/visits.js';
import { answered, given, isLeadOf, read } from './feedback-rules.js';
import type { FeedbackDocument } from './feedback.schema.js';

/** Most pieces in one list; as the contracts say. */
const MOST = 200;
/** The answer to every change. */
export interface FeedbackAnswer {
  feedback: Feedback;
}
export interface FeedbackList {
  feedback: Feedback[];
}

/** *Intern återkoppling* (seed 2.2-8, domain 4.5): from whoever may see a visit to the lead of its unit, and back. */
@Injectable()
export class Feedbacks {
  private readonly store: AggregateStore<FeedbackDocument>;

  constructor(
    @Inject(modelToken('Feedback')) private readonly model: Model<FeedbackDocument>,
    relay: OutboxRelay,
    private readonly visits: Visits,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    const missing = { code: 'visit.unknown-feedback', detail: 'No such feedback for the asker' };
    this.store = new AggregateStore(model, relay, { missing });
  }

  /** Given twice it is one piece; an id that is taken by another is refused with `visit.id-taken`. */
  async give(payload: Payload<typeof giveFeedback>, asked: Asked): Promise<FeedbackAnswer | Refused> {
    const { principal } = asked;
    const visit = await this.visits.find(payload.visitId);
    if (!visit || !maySee(visit, principal)) return NOT_FOUND;
    if (principal.kind !== 'clinician') return refused('visit.forbidden', 'Feedback is between staff');
    const feedback = given(payload, visit.careUnitId, principal, this.clock.now());
    const stored = { _id: payload.feedbackId, feedback };
    const created = await this.store.create(stored, { id: keyOf(asked) }, { feedback }, []);
    if (created === 'created') return { feedback };
    const earlier = created.existing.feedback;
    return earlier.by.personId === principal.personId && earlier.visitId === payload.visitId
      ? { feedback: earlier }
      : refused('visit.id-taken', 'The id belongs to other feedback', { field: 'feedbackId' });
  }

  read({ feedbackId }: Payload<typeof readFeedback>, asked: Asked): Promise<FeedbackAnswer | Refused> {
    return this.change(feedbackId, asked, (feedback) => read(feedback, asked.principal, this.clock.now()));
  }

  answer(payload: Payload<typeof answerFeedback>, asked: Asked): Promise<FeedbackAnswer | Refused> {
    return this.change(payload.feedbackId, asked, (feedback) =>
      answered(feedback, payload, asked.principal, this.clock.now()),
    );
  }

  /** What the lead of a unit has got, newest first. */
  async ofUnit(principal: Principal): Promise<FeedbackList | Refused> {
    return principal.kind === 'clinician' && isLeadOf(principal.careUnitId, principal)
      ? this.newestFirst({ 'feedback.careUnitId': principal.careUnitId })
      : refused('visit.forbidden', 'Only the unit lead reads the feedback of the unit');
  }

  /** What a clinician has given, with the answers. */
  async ownOf(principal: Principal): Promise<FeedbackList | Refused> {
    return principal.kind === 'clinician'
      ? this.newestFirst({ 'feedback.by.personId': principal.personId })
      : refused('visit.forbidden', 'Feedback is between staff');
  }

  private change(
    feedbackId: string,
    asked: Asked,
    decide: (feedback: Feedback) => Feedback | Refused,
  ): Promise<FeedbackAnswer | Refused> {
    return this.store.execute(
      feedbackId,
      { id: keyOf(asked) },
      (doc): Decision<FeedbackDocument, FeedbackAnswer> => {
        const feedback = decide(doc.feedback);
        if (isRefused(feedback)) return feedback;
        return feedback === doc.feedback
          ? { unchanged: true, answer: { feedback } }
          : { state: { feedback }, answer: { feedback }, outbox: [] };
      },
    );
  }

  private async newestFirst(filter: Record<string, unknown>): Promise<FeedbackList> {
    const found = await this.model.find(filter).sort({ 'feedback.at': -1 }).limit(MOST).lean().exec();
    return { feedback: found.map(({ feedback }) => feedback) };
  }
}

const keyOf = ({ what, principal, commandId }: Asked): string => commandKey(what, principal, commandId);
