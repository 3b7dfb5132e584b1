import { Inject, Injectable } from '@nestjs/common';
import { unitChangedV1, type CareUnit, type ClinicianPrincipal, type Principal } from '@om/contracts';
import { isRefused, makeEvent, type Refused } from '@om/messaging';
import { AggregateStore, modelToken, OutboxRelay, type Decision, type OutboxEntry } from '@om/persistence';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import type { Model } from 'mongoose';
import { changesBetween, historyRow, type HistoryFacts } from './history-row.js';
import { refusal } from '../queue.errors.js';
import { meant } from './settings-meant.js';
import { unitModel, type UnitDocument, type UnitSettings } from './unit.schema.js';

/** A change of a unit that is kept in its history. */
export type UnitChange = Pick<HistoryFacts, 'by' | 'what' | 'member'> & {
  readonly commandId: string;
  readonly by: ClinicianPrincipal;
};

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
    const command = { id: `create:${settings.careUnitId}` };
    const event = this.changed({ ...settings, version: 1 }, actor);
    await this.store.create({ _id: settings.careUnitId, settings }, command, null, [event]);
  }

  /** Changes settings, tells everyone and keeps what was changed; settings that mean the same as before change nothing. */
  change(
    careUnitId: string,
    about: UnitChange,
    next: (known: UnitDocument) => UnitSettings | Refused,
  ): Promise<CareUnit | Refused> {
    return this.store.execute(
      careUnitId,
      { id: about.commandId },
      (known): Decision<UnitDocument, CareUnit> => {
        const settings = next(known);
        if (isRefused(settings)) return settings;
        const changes = changesBetween(meant(known.settings), meant(settings));
        if (changes.length === 0) return { unchanged: true, answer: unitOf(known) };
        const unit = { ...settings, version: known.version + 1 };
        const row = historyRow(this.historyFacts(careUnitId, about), changes);
        const history: OutboxEntry = { id: row.id, at: row.at, kind: 'history', row };
        return { state: { settings }, answer: unit, outbox: [this.changed(unit, about.by), history] };
      },
    );
  }

  /** What every line of a unit's history begins with. */
  historyFacts(careUnitId: string, { by, what, member }: UnitChange): HistoryFacts {
    const facts = { id: this.ids.next(), at: this.clock.now(), careUnitId, by, what };
    return member ? { ...facts, member } : facts;
  }

  private changed(unit: CareUnit, actor: Principal): OutboxEntry {
    const id = this.ids.next();
    const at = this.clock.now();
    const envelope = makeEvent(unitChangedV1, {
      id,
      time: at,
      subject: unit.careUnitId,
      version: unit.version,
      actor,
      careunits: [unit.careUnitId],
      data: { unit },
    });
    return { id, at, kind: 'event', envelope };
  }
}

const unitOf = ({ settings, version }: UnitDocument): CareUnit => ({ ...settings, version });
