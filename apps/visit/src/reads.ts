import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@om/contracts';
import { AuditTrail } from '@om/persistence';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';

/** Care unit that an access is logged for: a clinician's own at the time; patients and services act for none. */
export const careUnitOf = (actor: Principal): string | null =>
  actor.kind === 'clinician' ? actor.careUnitId : null;

/** Leaves an audit row for a read; the reader awaits it before answering (invariant 8, HSLF-FS 2016:40). */
@Injectable()
export class Reads {
  constructor(
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** @param about whose, null when nobody was found; @param what name of the query, with its purpose where it has one */
  record(
    actor: Principal,
    about: { patientId: string | null; visitId?: string },
    what: string,
  ): Promise<void> {
    return this.audit.record({
      id: this.ids.next(),
      at: this.clock.now(),
      actor,
      careUnitId: careUnitOf(actor),
      ...about,
      action: 'read',
      what,
    });
  }
}
