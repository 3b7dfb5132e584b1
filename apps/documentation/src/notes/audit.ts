import type { ClinicianPrincipal } from '@om/contracts';
import type { AuditRow } from '@om/persistence';
import type { DocumentedVisit } from '../visits/visit.schema.js';

/** Who did what with the note of which patient (domain 2.2); `id` makes the row one however often it is written. */
export const auditRow = (
  { _id: visitId, patientId, careUnitId }: Pick<DocumentedVisit, '_id' | 'patientId' | 'careUnitId'>,
  actor: ClinicianPrincipal,
  facts: Pick<AuditRow, 'id' | 'at' | 'action' | 'what'>,
): AuditRow => ({ ...facts, actor, careUnitId, patientId, visitId });
