import { Injectable } from '@nestjs/common';
import type { ClinicianPrincipal, Principal } from '@om/contracts';
import { Duties } from '../duties/duties.js';
import { Units } from '../units/units.js';
import type { DocumentedVisit } from '../visits/visit.schema.js';
import { Visits } from '../visits/visits.js';
import { templateFor, type Template } from './template.js';

/** A visit that a clinician may document, and what their note of it is bound to. */
export interface Authorship {
  readonly visit: DocumentedVisit;
  readonly author: ClinicianPrincipal;
  /** What the note begins with, if it has not begun. */
  readonly template: Template;
  /** Since when the stored note is locked, when it was last saved then. */
  readonly lockOf: (savedAt: Date) => Date | undefined;
}

/** Who may write a note of a visit, with which template and until when. */
@Injectable()
export class Authorships {
  constructor(
    private readonly visits: Visits,
    private readonly units: Units,
    private readonly duties: Duties,
  ) {}

  /** Undefined when the visit is not theirs to document, or there is none. */
  async of(visitId: string, principal: Principal): Promise<Authorship | undefined> {
    const visit = await this.visits.documentedBy(visitId, principal);
    if (!visit || principal.kind !== 'clinician') return undefined;
    const [unit, lockOf] = await Promise.all([
      this.units.find(principal.careUnitId),
      this.duties.lockOf(visitId, principal),
    ]);
    return { visit, author: principal, template: templateFor(unit, principal), lockOf };
  }
}
