import { Inject, Injectable } from '@nestjs/common';
import type { Presence, Principal } from '@om/contracts';
import { isRefused, type Refused } from '@om/messaging';
import { AggregateStore, modelToken, OutboxRelay } from '@om/persistence';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import type { Model } from 'mongoose';
import { refusal } from '../chat.errors.js';
import { decidePresence } from './decide-presence.js';
import { expired, presenceOf, unseen, type PresenceState } from './presence.js';
import { presenceModel, type PresenceDocument } from './presence.schema.js';

/** One change of one patient's presence. */
export interface PresenceChange {
  readonly patientId: string;
  readonly commandId: string;
  readonly actor: Principal;
  readonly units: readonly string[];
  readonly change: (state: PresenceState, now: Date) => PresenceState;
  /** Many come at once: it may wait for the others; see `CommandRef`. */
  readonly unhurried?: boolean;
}

/** Where all patients are. */
@Injectable()
export class Presences {
  private readonly store: AggregateStore<PresenceDocument>;

  constructor(
    @Inject(modelToken(presenceModel.name)) model: Model<PresenceDocument>,
    relay: OutboxRelay,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {
    this.store = new AggregateStore(model, relay, { missing: refusal('chat.not-found').refused });
  }

  /** Where a patient is now; a gateway's word that has run out counts no more, whether or not its timer has come. */
  async of(patientId: string): Promise<Presence | undefined> {
    const found = await this.store.find(patientId);
    return found ? presenceOf(expired(found, this.clock.now())) : undefined;
  }

  /** Carries out a change; a patient never seen before gets a document first. */
  async execute(change: PresenceChange): Promise<{ online: boolean } | Refused> {
    const answer = await this.attempt(change);
    if (!isRefused(answer) || answer.refused.code !== 'chat.not-found') return answer;
    const { patientId } = change;
    await this.store.create({ _id: patientId, ...unseen(this.clock.now()) }, { id: patientId }, null, []);
    return this.attempt(change);
  }

  private attempt({
    patientId,
    commandId,
    actor,
    units,
    change,
    unhurried = false,
  }: PresenceChange): Promise<{ online: boolean } | Refused> {
    const facts = { actor, units, eventId: this.ids.next(), now: this.clock.now() };
    return this.store.execute(patientId, { id: commandId, remember: false, unhurried }, (state) =>
      decidePresence(state, change(state, facts.now), facts),
    );
  }
}
