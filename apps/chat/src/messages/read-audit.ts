import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@om/contracts';
import { AuditTrail, type AuditRow } from '@om/persistence';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import type { Conversation } from '../conversations/conversation.js';

/** Who read what, for the audit trail. */
@Injectable()
export class ReadAudit {
  constructor(
    private readonly trail: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /**
   * Resolves when the row is stored (invariant 8 of domain 4.2). The care unit is the reader's own where staff read, because the
   * log must show from where a record was read (HSLF-FS 2016:40 4 kap.).
   * @param what name of the query
   */
  record({ _id, careUnitId, patient }: Conversation, actor: Principal, what: string): Promise<void> {
    const row: AuditRow = {
      id: this.ids.next(),
      at: this.clock.now(),
      actor,
      careUnitId: actor.kind === 'clinician' ? actor.careUnitId : careUnitId,
      patientId: patient.patientId,
      visitId: _id,
      action: 'read',
      what,
    };
    return this.trail.record(row);
  }
}
