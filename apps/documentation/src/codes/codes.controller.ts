import { Controller } from '@nestjs/common';
import { searchCodes } from '@om/contracts';
import { HandleQuery, type Answer, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { refusal } from '../documentation.errors.js';
import { searchSample } from './search-codes.js';

@Controller()
export class CodesController {
  /** Codes are no patient data; only staff have a use for them. */
  @HandleQuery(searchCodes)
  search(
    { query }: Payload<typeof searchCodes>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof searchCodes> | Refused> {
    const answer =
      principal.kind === 'clinician' ? { codes: searchSample(query) } : refusal('documentation.forbidden');
    return Promise.resolve(answer);
  }
}
