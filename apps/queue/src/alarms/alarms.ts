import { Inject, Injectable } from '@nestjs/common';
import type { Alarm, ClinicianPrincipal, Duty, Principal, Shift, VisitSnapshot } from '@om/contracts';
import type { Refused } from '@om/messaging';
import { AggregateStore, modelToken, OutboxRelay, type Decision } from '@om/persistence';
import { CLOCK, type Clock } from '@om/platform';
import type { Model } from 'mongoose';
import { refusal } from '../queue.errors.js';
import { acknowledged, alarmEvent, followed, leftShift, stored, type Occasion } from './alarm.js';
import { alarmModel, type AlarmDocument } from './alarm.schema.js';
import { alarmsOfDuty } from './alarms-of-duty.js';
import { alarmsOf } from './alarms-of-visit.js';
import { Leads } from './leads.js';

/** Alarms on one list; more than a person can look after. */
export const MOST_ALARMS = 100;

/** What needs somebody at once. */
@Injectable()
export class Alarms {
  private readonly store: AggregateStore<AlarmDocument>;

  constructor(
    @Inject(modelToken(alarmModel.name)) private readonly model: Model<AlarmDocument>,
    relay: OutboxRelay,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly leads: Leads,
  ) {
    this.store = new AggregateStore(model, relay, { missing: refusal('queue.unknown-alarm').refused });
  }

  async find(alarmId: string): Promise<Alarm | undefined> {
    return (await this.store.find(alarmId))?.alarm;
  }

  /** Those of some kinds that wait at a unit, or for a person, oldest first. */
  async waiting(
    where: { waitsAt: string } | { waitsFor: string },
    kinds: readonly Alarm['kind'][],
  ): Promise<Alarm[]> {
    const filter = { ...where, 'alarm.kind': { $in: kinds } };
    const found = await this.model
      .find(filter)
      .sort({ 'alarm.raisedAt': 1 })
      .limit(MOST_ALARMS)
      .lean()
      .exec();
    return found.map(({ alarm }) => alarm);
  }

  /** Raises what a visit gives cause to, and ends what it no longer does. `known` are the alarms it ever caused. */
  async follow(visit: VisitSnapshot, known: readonly string[], actor: Principal): Promise<void> {
    if (known.length === 0) return;
    const causes = new Map(alarmsOf(visit).map((alarm) => [alarm.alarmId, alarm]));
    for (const alarm of causes.values()) await this.raise(alarm, visit.version, actor);
    for (const alarmId of known) await this.look(alarmId, visit.version, causes.has(alarmId), actor);
  }

  /** Raises what a duty that is left gives cause to, and ends it once the duty is done, whichever is heard first. */
  async followDuty(duty: Duty, dutyVersion: number, actor: Principal): Promise<void> {
    for (const { alarm, hasCause } of alarmsOfDuty(duty)) {
      const over = hasCause ? alarm : followed(alarm, false, this.clock.now());
      await this.raise(over ?? alarm, dutyVersion, actor);
      await this.look(alarm.alarmId, dutyVersion, hasCause, actor);
    }
  }

  /** Somebody has gone home with cases left. */
  shiftLeft(shift: Shift, cases: number, actor: Principal): Promise<void> {
    return this.raise(leftShift(shift, cases, this.clock.now()), 0, actor);
  }

  acknowledge(alarmId: string, who: ClinicianPrincipal, commandId: string): Promise<Alarm | Refused> {
    return this.change(alarmId, { id: commandId, actor: who }, ({ alarm }, now) => {
      const after = acknowledged(alarm, who, now);
      return after && { alarm: after };
    });
  }

  private async raise(alarm: Alarm, visitVersion: number, actor: Principal): Promise<void> {
    const occasion = await this.occasion(alarm.careUnitId, actor);
    const document = { _id: alarm.alarmId, visitVersion, ...stored(alarm) };
    await this.store.create(document, { id: alarm.alarmId }, null, alarmEvent(alarm, 1, occasion));
  }

  /** By version: an older state of the visit decides nothing about an alarm a newer one has decided on. */
  private async look(
    alarmId: string,
    visitVersion: number,
    hasCause: boolean,
    actor: Principal,
  ): Promise<void> {
    const command = { id: `look:${String(visitVersion)}`, remember: false, actor };
    await this.change(alarmId, command, (known, now) => {
      const after = visitVersion < known.visitVersion ? undefined : followed(known.alarm, hasCause, now);
      return after && { alarm: after, visitVersion };
    });
  }

  private async change(
    alarmId: string,
    { actor, ...command }: { id: string; remember?: boolean; actor: Principal },
    next: (known: AlarmDocument, now: Date) => { alarm: Alarm; visitVersion?: number } | undefined,
  ): Promise<Alarm | Refused> {
    const changed = await this.find(alarmId);
    if (!changed) return refusal('queue.unknown-alarm');
    const occasion = await this.occasion(changed.careUnitId, actor);
    return this.store.execute(alarmId, command, (known): Decision<AlarmDocument, Alarm> => {
      const after = next(known, occasion.now);
      if (!after) return { unchanged: true, answer: known.alarm };
      const outbox = alarmEvent(after.alarm, known.version + 1, occasion);
      return { state: { ...after, ...stored(after.alarm) }, answer: after.alarm, outbox };
    });
  }

  private async occasion(careUnitId: string, actor: Principal): Promise<Occasion> {
    return { actor, now: this.clock.now(), leading: await this.leads.at(careUnitId) };
  }
}
