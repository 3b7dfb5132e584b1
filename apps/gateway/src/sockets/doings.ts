import { Inject, Injectable } from '@nestjs/common';
import type { EventContract } from '@om/contracts';
import { EventPublisher, makeEvent } from '@om/messaging';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import type { z } from 'zod';
import type { Connection } from './connection.js';

/** Tells all gateways what somebody is doing just now; may be lost. */
@Injectable()
export class Doings {
  constructor(
    private readonly publisher: EventPublisher,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  tell<D extends z.ZodType<{ visitId: string }>>(
    { identity: { principal } }: Connection,
    contract: EventContract<D>,
    { careUnitId, data }: { readonly careUnitId: string; readonly data: z.input<D> & { visitId: string } },
  ): void {
    this.publisher.publishEphemeral(
      makeEvent(contract, {
        id: this.ids.next(),
        time: this.clock.now(),
        subject: data.visitId,
        version: 1,
        actor: principal,
        careunits: [careUnitId],
        data,
      }),
    );
  }
}
