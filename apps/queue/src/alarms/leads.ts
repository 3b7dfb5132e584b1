import { Injectable } from '@nestjs/common';
import type { Leading } from '@om/visit-state';
import { Shifts } from '../shifts/shifts.js';
import { Units } from '../units/units.js';

/** Whether those who lead a unit are at work. */
@Injectable()
export class Leads {
  constructor(
    private readonly units: Units,
    private readonly shifts: Shifts,
  ) {}

  async at(careUnitId: string): Promise<Leading> {
    const [[unit], onShift] = await Promise.all([
      this.units.list(careUnitId),
      this.shifts.onShift(careUnitId),
    ]);
    if (onShift.some(({ lead }) => lead)) return 'at-work';
    return unit?.leadPersonIds?.length ? 'away' : 'nobody';
  }
}
