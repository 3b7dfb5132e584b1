import { Inject, Injectable, Logger } from '@nestjs/common';
import type { CareUnit } from '@om/contracts';
import type { Heard } from '@om/messaging';
import { modelToken, storeNewer } from '@om/persistence';
import type { UnitRules } from '@om/visit-state';
import type { Model } from 'mongoose';
import type { UnitDocument } from './unit.schema.js';

/** How old the copy in memory may be before it is read again, milliseconds: another replica may have heard of a change. */
const FRESH_MS = 5_000;

/** Replica of the units' settings, which queue owns: the newest version wins (architecture 2-2). */
@Injectable()
export class Units {
  private readonly logger = new Logger(Units.name);
  private known = new Map<string, CareUnit>();
  private readAt = -Infinity;

  constructor(@Inject(modelToken('Unit')) private readonly model: Model<UnitDocument>) {}

  /** The settings of a unit, or undefined when queue has told of none with this id. */
  async find(careUnitId: string): Promise<CareUnit | undefined> {
    return (await this.model.findById(careUnitId).lean().exec())?.unit;
  }

  /**
   * Sees to it that {@link rulesOf} knows the units. Every message of every conversation needs them, so they are kept in
   * memory, and read again in the background when they may have changed.
   */
  async ready(): Promise<void> {
    const age = performance.now() - this.readAt;
    if (age < FRESH_MS) return;
    const reading = this.readAll();
    if (age === Infinity) return reading;
    reading.catch((err: unknown) => this.logger.warn({ msg: 'units not read again', err }));
  }

  /** The settings that a visit's deadlines follow; the usual ones for a unit that is not known. */
  rulesOf(careUnitId: string): UnitRules {
    return this.known.get(careUnitId) ?? {};
  }

  /** Takes in a unit as queue tells it; an older version, or the same again, changes nothing. */
  async apply(unit: CareUnit): Promise<Heard> {
    const { careUnitId, version } = unit;
    const result = await storeNewer(this.model, { _id: careUnitId, version, unit });
    if (result === 'outdated') return result;
    this.known.set(careUnitId, unit);
    return undefined;
  }

  private async readAll(): Promise<void> {
    const found = await this.model.find().lean().exec();
    this.known = new Map(found.map(({ _id, unit }) => [_id, unit]));
    this.readAt = performance.now();
  }
}
