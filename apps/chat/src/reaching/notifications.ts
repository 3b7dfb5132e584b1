import { Inject, Injectable } from '@nestjs/common';
import type { Notification, Principal } from '@om/contracts';
import { isRefused } from '@om/messaging';
import { AggregateStore, modelToken, OutboxRelay } from '@om/persistence';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import type { Model } from 'mongoose';
import { refusal } from '../chat.errors.js';
import type { Conversation } from '../conversations/conversation.js';
import { auditEntry } from '../messages/posting.js';
import { decideProgress, decideReport, newNotification, notificationOf } from './decide-notification.js';
import type { KnownNotification, Occasion } from './notification.js';
import { notificationModel, type NotificationDocument } from './notification.schema.js';
import type { SmsProgress, SmsReceipt } from '../sms/sms-channel.js';

/** Newest notifications shown of a visit. */
const SHOWN = 50;

/** What a provider reports: its own id, ours when it echoes it. */
export interface DeliveryReport {
  readonly providerId: string;
  readonly reference: string | undefined;
  readonly status: SmsProgress;
}

/** A person's command to reach the patient. */
export interface AskedToReach {
  readonly commandId: string;
  readonly actor: Principal;
  /** Name of the command, for the audit row. */
  readonly command: string;
}

/** All attempts to reach patients. */
@Injectable()
export class Notifications {
  private readonly store: AggregateStore<NotificationDocument>;

  constructor(
    @Inject(modelToken(notificationModel.name)) private readonly model: Model<NotificationDocument>,
    relay: OutboxRelay,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {
    this.store = new AggregateStore(model, relay, { missing: refusal('chat.not-found').refused });
  }

  /** Begins to reach the patient, once for each occasion. */
  async begin(visit: Conversation, occasion: Occasion): Promise<void> {
    const { doc, outbox } = newNotification(visit, occasion, this.facts());
    await this.store.create(doc, { id: occasion.notificationId }, null, outbox);
  }

  /**
   * Begins to reach the patient because a person says so, as {@link begin} does by itself. Answers what has begun; a repeat of the
   * command is answered alike, and undefined = the occasion had been told of before.
   */
  async beginAsked(
    visit: Conversation,
    occasion: Occasion,
    { commandId, actor, command }: AskedToReach,
  ): Promise<Notification | undefined> {
    const facts = this.facts();
    const { doc, outbox } = newNotification(visit, occasion, facts);
    const answer = notificationOf(doc);
    const audit = auditEntry({ visit, actor, command }, this.ids, facts.now);
    const created = await this.store.create(doc, { id: commandId }, answer, [...outbox, ...audit]);
    return created === 'created' ? answer : answerOf(created.existing, commandId);
  }

  /** What a command was answered that has begun to reach the patient of a visit; undefined = none has by this id. */
  async begunBy(visitId: string, commandId: string): Promise<Notification | undefined> {
    const begun = await this.model
      .findOne({ visitId, 'handled.id': commandId })
      .select('handled')
      .lean<Pick<NotificationDocument, 'handled'>>()
      .exec();
    return begun ? answerOf(begun, commandId) : undefined;
  }

  /** Takes in the provider's answer, or that there was none. `commandId` makes a repeated answer one answer. */
  async answered(notificationId: string, commandId: string, receipt: SmsReceipt | undefined): Promise<void> {
    const facts = this.facts();
    await this.store.execute(notificationId, { id: commandId }, (state) =>
      decideProgress(state, receipt, facts),
    );
  }

  /** Takes in what the provider reports by itself; false when no such SMS is known. */
  async reported({ providerId, reference, status }: DeliveryReport): Promise<boolean> {
    const found = reference === undefined ? await this.model.findOne({ providerId }) : { _id: reference };
    if (!found) return false;
    const facts = this.facts();
    const answer = await this.store.execute(found._id, { id: `report:${status}`, remember: false }, (state) =>
      decideReport(state, { progress: status, providerId }, facts),
    );
    return !isRefused(answer);
  }

  /** One notification. */
  find(notificationId: string): Promise<NotificationDocument | null> {
    return this.store.find(notificationId);
  }

  /** What has been sent in a visit, as decisions need it. */
  async known(visitId: string): Promise<KnownNotification[]> {
    const found = await this.model.find({ visitId }).select('kind status seq begunAt').lean().exec();
    return found.map(({ _id, kind, status, seq, begunAt }) => ({
      notificationId: _id,
      kind,
      status,
      begunAt,
      ...(seq === undefined ? {} : { seq }),
    }));
  }

  /** What has been sent in a visit, as care staff see it, oldest first. */
  async shown(visitId: string): Promise<Notification[]> {
    const found = await this.model.find({ visitId }).sort({ begunAt: -1 }).limit(SHOWN).lean().exec();
    return found.map(notificationOf).reverse();
  }

  private facts(): { eventId: string; now: Date } {
    return { eventId: this.ids.next(), now: this.clock.now() };
  }
}

const answerOf = (
  { handled }: Pick<NotificationDocument, 'handled'>,
  commandId: string,
): Notification | undefined => handled.find(({ id }) => id === commandId)?.answer as Notification | undefined;
