import { Inject, Injectable } from '@nestjs/common';
import { remindPatient } from '@om/contracts';
import type { Answer, Payload, Refused, RequestContext } from '@om/messaging';
import { CLOCK, type Clock } from '@om/platform';
import { reminderHindrance } from '@om/visit-state';
import { noReminder, refusal } from '../chat.errors.js';
import type { Conversation } from '../conversations/conversation.js';
import { Conversations } from '../conversations/conversations.js';
import { Notifications } from './notifications.js';
import { aboutSilence } from './silence.js';
import { Silences } from './silences.js';

type Reminded = Answer<typeof remindPatient>;

/** *Påminn patienten*: tells a silent patient at once what the clock would tell them later. */
@Injectable()
export class RemindPatient {
  constructor(
    private readonly conversations: Conversations,
    private readonly silences: Silences,
    private readonly notifications: Notifications,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Sends the SMS, for the responsible clinician alone. */
  async remind(
    { visitId }: Payload<typeof remindPatient>,
    context: RequestContext,
  ): Promise<Reminded | Refused> {
    const seen = await this.conversations.seenBy(visitId, context.principal);
    if (!seen) return refusal('chat.not-found');
    if (seen.standing !== 'responsible') return refusal('chat.not-responsible');
    const answer = await this.remindNow(seen.visit, context);
    // A repeat, also one that comes while the first is at work, finds the patient reminded: by itself.
    const own = 'refused' in answer && (await this.notifications.begunBy(visitId, context.commandId));
    return own ? { notification: own } : answer;
  }

  private async remindNow(
    visit: Conversation,
    { principal: actor, commandId }: RequestContext,
  ): Promise<Reminded | Refused> {
    const awaited = await this.silences.of(visit);
    const why = reminderHindrance(awaited, this.clock.now());
    if (why !== undefined || awaited.careSaid === undefined) return noReminder(why ?? 'not-awaited');
    const occasion = aboutSilence(visit._id, awaited.careSaid.seq, awaited.patient);
    const asked = { commandId, actor, command: remindPatient.name };
    const notification = await this.notifications.beginAsked(visit, occasion, asked);
    return notification ? { notification } : noReminder('reminded');
  }
}
