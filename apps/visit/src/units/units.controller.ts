import { Controller } from '@nestjs/common';
import { unitChangedV1, type EventEnvelope } from '@om/contracts';
import { HandleEvent, type Data, type Heard } from '@om/messaging';
import { DemoSeed } from '../seed/demo-seed.js';
import { Units } from './units.js';

@Controller()
export class UnitsController {
  constructor(
    private readonly units: Units,
    private readonly seed: DemoSeed,
  ) {}

  @HandleEvent(unitChangedV1)
  async onUnitChanged({ data }: EventEnvelope<Data<typeof unitChangedV1>>): Promise<Heard> {
    const heard = await this.units.apply(data.unit);
    await this.seed.plant(data.unit);
    return heard;
  }
}
