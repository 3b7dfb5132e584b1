import { Controller } from '@nestjs/common';
import { shiftChangedV1, type EventEnvelope } from '@om/contracts';
import { HandleEvent, type Data, type Heard } from '@om/messaging';
import { Shifts } from './shifts.js';

@Controller()
export class ShiftsController {
  constructor(private readonly shifts: Shifts) {}

  @HandleEvent(shiftChangedV1)
  onShiftChanged({ version, data }: EventEnvelope<Data<typeof shiftChangedV1>>): Promise<Heard> {
    return this.shifts.apply(data.shift, version);
  }
}
