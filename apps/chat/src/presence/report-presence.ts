import { Injectable } from '@nestjs/common';
import type { reportPresence } from '@om/contracts';
import type { Answer, Payload, Refused, RequestContext } from '@om/messaging';
import { refusal } from '../chat.errors.js';
import { Conversations } from '../conversations/conversations.js';
import { CHAT } from '../messages/posting.js';
import { expired, reported } from './presence.js';
import { Presences } from './presences.js';

/** Follows whether patients are there: gateways' words, their running out, and units that meet a patient later. */
@Injectable()
export class ReportPresence {
  constructor(
    private readonly conversations: Conversations,
    private readonly presences: Presences,
  ) {}

  /** A gateway's word about the patient who is logged in there. */
  async report(
    word: Payload<typeof reportPresence>,
    { principal, commandId }: RequestContext,
  ): Promise<Answer<typeof reportPresence> | Refused> {
    if (principal.kind !== 'patient') return refusal('chat.not-participant');
    const units = await this.conversations.unitsOf(principal.personId);
    return this.presences.execute({
      patientId: principal.personId,
      commandId,
      actor: principal,
      units,
      change: (state, now) => reported(state, word, now),
    });
  }

  /** Forgets gateways that have been silent; also tells units that have not heard of the patient. */
  async refresh(patientId: string, commandId: string): Promise<void> {
    if (!(await this.presences.of(patientId))) return;
    const units = await this.conversations.unitsOf(patientId);
    await this.presences.execute({ patientId, commandId, actor: CHAT, units, change: expired });
  }
}
