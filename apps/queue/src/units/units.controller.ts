import { Controller } from '@nestjs/common';
import { listUnits } from '@om/contracts';
import { HandleQuery, type Answer, type Payload } from '@om/messaging';
import { Units } from './units.js';

@Controller()
export class UnitsController {
  constructor(private readonly units: Units) {}

  /** Settings hold no patient data: everyone who is logged in may ask. */
  @HandleQuery(listUnits)
  async list({ careUnitId }: Payload<typeof listUnits>): Promise<Answer<typeof listUnits>> {
    return { units: await this.units.list(careUnitId) };
  }
}
