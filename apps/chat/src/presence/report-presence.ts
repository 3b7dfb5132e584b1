import { Injectable, Logger } from '@nestjs/common';
import { id, type PresenceWord, type reportPresences } from '@om/contracts';
import {
  isRefused,
  refuse,
  type Answer,
  type Payload,
  type Refused,
  type RequestContext,
} from '@om/messaging';
import { refusal } from '../chat.errors.js';
import { Conversations } from '../conversations/conversations.js';
import { CHAT } from '../messages/posting.js';
import { expired, reported } from './presence.js';
import { Presences } from './presences.js';

/** Follows whether patients are there: gateways' words, their running out, and units that meet a patient later. */
@Injectable()
export class ReportPresence {
  private readonly logger = new Logger(ReportPresence.name);

  constructor(
    private readonly conversations: Conversations,
    private readonly presences: Presences,
  ) {}

  /** A gateway's words about the patients who are logged in there; each is taken or refused by itself. */
  async report(
    { gatewayId, patients }: Payload<typeof reportPresences>,
    { principal, commandId }: RequestContext,
  ): Promise<Answer<typeof reportPresences> | Refused> {
    if (principal.kind !== 'service' || principal.personId !== 'gateway')
      return refusal('chat.not-participant');
    const by = { gatewayId, commandId };
    const answers = await Promise.all(patients.map((word) => this.take(word, by).catch(this.failed(word))));
    return {
      notTaken: answers.flatMap((answer, index) =>
        isRefused(answer) ? [{ patientId: patients[index]?.patientId ?? '', code: answer.refused.code }] : [],
      ),
    };
  }

  /** Forgets gateways that have been silent; also tells units that have not heard of the patient. */
  async refresh(patientId: string, commandId: string): Promise<void> {
    if (!(await this.presences.of(patientId))) return;
    const units = await this.conversations.unitsOf(patientId);
    await this.presences.execute({ patientId, commandId, actor: CHAT, units, change: expired });
  }

  /** Nobody waits for a word that has many beside it. */
  private async take(
    { patientId, name, ...word }: PresenceWord,
    { gatewayId, commandId }: { readonly gatewayId: string; readonly commandId: string },
  ): Promise<{ online: boolean } | Refused> {
    if (!id.safeParse(patientId).success) return refuse('chat.invalid', 'not the id of a patient');
    return this.presences.execute({
      patientId,
      commandId,
      actor: { kind: 'patient', personId: patientId, name },
      units: await this.conversations.unitsOf(patientId),
      change: (state, now) => reported(state, { ...word, gatewayId }, now),
      unhurried: true,
    });
  }

  private failed({ patientId }: PresenceWord): (err: unknown) => Refused {
    return (err) => {
      this.logger.error({ msg: 'presence not kept', patientId, err });
      return refuse('chat.internal', 'presence not kept');
    };
  }
}
