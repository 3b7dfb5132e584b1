import { Controller, Query } from '@nestjs/common';
import { GATEWAY_ROUTES, searchCodes, type ClinicianPrincipal } from '@om/contracts';
import { Requester } from '@om/messaging';
import type { z } from 'zod';
import { Clinician, Route } from '../sessions/route.js';

const { searchCodes: searching } = GATEWAY_ROUTES;

/** The search for diagnosis codes. */
@Controller()
export class CodesController {
  constructor(private readonly requester: Requester) {}

  @Route(searching)
  search(
    @Clinician() principal: ClinicianPrincipal,
    @Query({ schema: searching.query }) { q }: z.output<typeof searching.query>,
  ) {
    return this.requester.request(searchCodes, { query: q }, { principal });
  }
}
