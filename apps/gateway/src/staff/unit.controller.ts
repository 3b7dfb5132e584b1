import { Controller } from '@nestjs/common';
import { GATEWAY_ROUTES, listUnits, type CareUnit, type ClinicianPrincipal } from '@om/contracts';
import { isRefused, refuse, Requester, type Refused } from '@om/messaging';
import { Clinician, Route } from '../sessions/route.js';

/** The own care unit. */
@Controller()
export class UnitController {
  constructor(private readonly requester: Requester) {}

  @Route(GATEWAY_ROUTES.unit)
  async read(@Clinician() principal: ClinicianPrincipal): Promise<{ unit: CareUnit } | Refused> {
    const { careUnitId } = principal;
    const answer = await this.requester.request(listUnits, { careUnitId }, { principal });
    if (isRefused(answer)) return answer;
    const unit = answer.units.find((one) => one.careUnitId === careUnitId);
    return unit ? { unit } : refuse('queue.unknown-unit', 'the unit of the login is gone');
  }
}
