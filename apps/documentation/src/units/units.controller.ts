import { Controller } from '@nestjs/common';
import { unitChangedV1, type EventEnvelope } from '@om/contracts';
import { HandleEvent, type Data, type Heard } from '@om/messaging';
import { Units } from './units.js';

@Controller()
export class UnitsController {
  constructor(private readonly units: Units) {}

  @HandleEvent(unitChangedV1)
  onUnitChanged({ data }: EventEnvelope<Data<typeof unitChangedV1>>): Promise<Heard> {
    return this.units.apply(data.unit);
  }
}
