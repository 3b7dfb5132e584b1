import { Body, Controller, Query } from '@nestjs/common';
import {
  copyNote,
  GATEWAY_ROUTES,
  getNote,
  saveNote,
  searchCodes,
  type ClinicianPrincipal,
} from '@om/contracts';
import { Requester } from '@om/messaging';
import type { z } from 'zod';
import { Clinician, Route, VisitPath } from '../sessions/route.js';

const routes = GATEWAY_ROUTES;

/** The note of a visit and the search for diagnosis codes. */
@Controller()
export class NotesController {
  constructor(private readonly requester: Requester) {}

  @Route(routes.note)
  read(@Clinician() principal: ClinicianPrincipal, @VisitPath() { visitId }: VisitPath) {
    return this.requester.request(getNote, { visitId }, { principal });
  }

  @Route(routes.saveNote)
  save(
    @Clinician() principal: ClinicianPrincipal,
    @VisitPath() { visitId }: VisitPath,
    @Body({ schema: routes.saveNote.body }) { commandId, ...note }: z.output<typeof routes.saveNote.body>,
  ) {
    return this.requester.request(saveNote, { visitId, ...note }, { principal, commandId });
  }

  @Route(routes.copyNote)
  copy(
    @Clinician() principal: ClinicianPrincipal,
    @VisitPath() { visitId }: VisitPath,
    @Body({ schema: routes.copyNote.body }) { commandId }: z.output<typeof routes.copyNote.body>,
  ) {
    return this.requester.request(copyNote, { visitId }, { principal, commandId });
  }

  @Route(routes.searchCodes)
  search(
    @Clinician() principal: ClinicianPrincipal,
    @Query({ schema: routes.searchCodes.query }) { q }: z.output<typeof routes.searchCodes.query>,
  ) {
    return this.requester.request(searchCodes, { query: q }, { principal });
  }
}
