import { Controller } from '@nestjs/common';
import { getVisit, listEarlierCases, listOwnCases } from '@om/contracts';
import { HandleQuery, type Answer, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { VisitReader } from './visit-reader.js';

@Controller()
export class VisitQueriesController {
  constructor(private readonly reader: VisitReader) {}

  @HandleQuery(getVisit)
  get(
    payload: Payload<typeof getVisit>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof getVisit> | Refused> {
    return this.reader.get(payload, principal);
  }

  @HandleQuery(listOwnCases)
  ownCases(
    _: Payload<typeof listOwnCases>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof listOwnCases> | Refused> {
    return this.reader.ownCases(principal);
  }

  @HandleQuery(listEarlierCases)
  earlierCases(
    payload: Payload<typeof listEarlierCases>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof listEarlierCases> | Refused> {
    return this.reader.earlierCases(payload, principal);
  }
}
