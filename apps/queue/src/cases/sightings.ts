import { Inject, Injectable } from '@nestjs/common';
import { listCases, type CaseRow, type ClinicianPrincipal } from '@om/contracts';
import { AuditTrail, type AuditRow } from '@om/persistence';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import { v5 } from 'uuid';

/** Sightings remembered by this process, so that they need not be written again. */
const REMEMBERED = 50_000;

/**
 * Who has seen which patient in a list (invariant 8; HSLF-FS 2016:40 4 kap.). A list is read again with every change of it;
 * the first time a person sees a case at a unit on a day (UTC) is written, before the answer, and the repeats are not.
 */
@Injectable()
export class Sightings {
  private readonly written = new Set<string>();

  constructor(
    private readonly trail: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** Resolves when every first sighting among the rows is stored. */
  async record(who: ClinicianPrincipal, seen: readonly CaseRow[]): Promise<void> {
    const at = this.clock.now();
    const audit = seen.map((row) => sighting(who, row, at)).filter(({ id }) => !this.written.has(id));
    await Promise.all(audit.map((row) => this.trail.record(row)));
    if (this.written.size > REMEMBERED) this.written.clear();
    for (const { id } of audit) this.written.add(id);
  }

  /** A search is written each time, with everyone it found, or as one that found nobody (domain 4.7). */
  async recordSearch(who: ClinicianPrincipal, found: readonly CaseRow[]): Promise<void> {
    const at = this.clock.now();
    const asked = { at, actor: who, careUnitId: who.careUnitId, action: 'read', what: SEARCH } as const;
    const whose = found.map(({ visitId, patient: { patientId } }) => ({ visitId, patientId }));
    const audit = (whose.length > 0 ? whose : [NOBODY]).map((about) => ({
      ...asked,
      ...about,
      id: this.ids.next(),
    }));
    await Promise.all(audit.map((row) => this.trail.record(row)));
  }
}

const NOBODY = { patientId: null };

/** What the audit trail calls a search among ended cases. */
export const SEARCH = `${listCases.name} search`;

/** The audit row of a sighting. Its id is the same for the whole day, in every process, so that the store keeps one. */
export const sighting = (
  who: ClinicianPrincipal,
  { visitId, careUnitId, patient: { patientId } }: Pick<CaseRow, 'visitId' | 'careUnitId' | 'patient'>,
  at: Date,
): AuditRow => ({
  id: v5(`${who.personId} ${who.role} ${at.toISOString().slice(0, 10)}`, visitId),
  at,
  actor: who,
  careUnitId,
  patientId,
  visitId,
  action: 'read',
  what: listCases.name,
});
