import { Inject, Injectable } from '@nestjs/common';
import { unitChangedV1, type CareUnit, type Principal } from '@om/contracts';
import { makeEvent } from '@om/messaging';
import { AggregateStore, modelToken, OutboxRelay } from '@om/persistence';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import type { Model } from 'mongoose';
import { refusal } from '../queue.errors.js';
import { unitModel, type UnitDocument, type UnitSettings } from './unit.schema.js';

/** The care units and their settings. */
@Injectable()
export class Units {
  private readonly store: AggregateStore<UnitDocument>;

  constructor(
    @Inject(modelToken(unitModel.name)) private readonly model: Model<UnitDocument>,
    relay: OutboxRelay,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {
    this.store = new AggregateStore(model, relay, { missing: refusal('queue.unknown-unit').refused });
  }

  /** All units by name in Swedish order, or the one asked for. */
  async list(careUnitId?: string): Promise<CareUnit[]> {
    const found = await this.model
      .find(careUnitId === undefined ? {} : { _id: careUnitId })
      .lean()
      .exec();
    return found.map(unitOf).sort((left, right) => left.name.localeCompare(right.name, 'sv'));
  }

  /** Creates a unit and tells everyone; a unit that exists stays as it is. */
  async create(settings: UnitSettings, actor: Principal): Promise<void> {
    const id = this.ids.next();
    const at = this.clock.now();
    const envelope = makeEvent(unitChangedV1, {
      id,
      time: at,
      subject: settings.careUnitId,
      version: 1,
      actor,
      careunits: [settings.careUnitId],
      data: { unit: { ...settings, version: 1 } },
    });
    const command = { id: `create:${settings.careUnitId}` };
    await this.store.create({ _id: settings.careUnitId, settings }, command, null, [
      { id, at, kind: 'event', envelope },
    ]);
  }
}

const unitOf = ({ settings, version }: UnitDocument): CareUnit => ({ ...settings, version });
