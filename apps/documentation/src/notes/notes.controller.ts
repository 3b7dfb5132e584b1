import { Controller } from '@nestjs/common';
import { copyNote, getNote, saveNote, type ClinicianPrincipal, type Principal } from '@om/contracts';
import {
  HandleCommand,
  HandleQuery,
  type Answer,
  type Payload,
  type Refused,
  type RequestContext,
} from '@om/messaging';
import { refusal } from '../documentation.errors.js';
import type { DocumentedVisit } from '../visits/visit.schema.js';
import { Visits } from '../visits/visits.js';
import { ReadNote } from './read-note.js';
import { SaveNote } from './save-note.js';

@Controller()
export class NotesController {
  constructor(
    private readonly visits: Visits,
    private readonly reads: ReadNote,
    private readonly saves: SaveNote,
  ) {}

  @HandleQuery(getNote)
  get(
    { visitId }: Payload<typeof getNote>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof getNote> | Refused> {
    return this.whenAllowed(visitId, principal, (visit, author) => this.reads.read(visit, author));
  }

  @HandleCommand(saveNote)
  save(
    payload: Payload<typeof saveNote>,
    { principal, commandId }: RequestContext,
  ): Promise<Answer<typeof saveNote> | Refused> {
    return this.whenAllowed(payload.visitId, principal, (visit, author) =>
      this.saves.save({ payload, visit, author, commandId }),
    );
  }

  @HandleCommand(copyNote)
  copy(
    { visitId }: Payload<typeof copyNote>,
    { principal, commandId }: RequestContext,
  ): Promise<Answer<typeof copyNote> | Refused> {
    return this.whenAllowed(visitId, principal, (visit, author) => this.reads.copy(visit, author, commandId));
  }

  /** Someone else's visit is answered as one that does not exist: nothing is revealed. */
  private async whenAllowed<A>(
    visitId: string,
    principal: Principal,
    act: (visit: DocumentedVisit, author: ClinicianPrincipal) => Promise<A>,
  ): Promise<A | Refused> {
    const visit = await this.visits.documentedBy(visitId, principal);
    if (!visit || principal.kind !== 'clinician') return refusal('documentation.not-found');
    return act(visit, principal);
  }
}
