import { Inject, Injectable } from '@nestjs/common';
import type { ClinicianPrincipal, listAssignments, Profession } from '@om/contracts';
import { isRefused, type Answer, type Refused } from '@om/messaging';
import { AggregateStore, modelToken, OutboxRelay, type Decision, type HistoryRow } from '@om/persistence';
import type { Model } from 'mongoose';
import { refusal } from '../queue.errors.js';
import { Units } from '../units/units.js';
import { staffModel, type StaffAggregate, type StaffDocument } from './staff.schema.js';

/** Members that one list names. */
const MOST_MEMBERS = 500;

/** A change of roles that is to be kept in the unit's history. */
export interface RolesChange {
  readonly hsaId: string;
  readonly careUnitId: string;
  readonly roles: readonly Profession[];
  readonly commandId: string;
}

/** The staff directory. */
@Injectable()
export class Staff {
  private readonly store: AggregateStore<StaffAggregate>;

  constructor(
    @Inject(modelToken(staffModel.name)) private readonly model: Model<StaffAggregate>,
    relay: OutboxRelay,
    private readonly units: Units,
  ) {
    this.store = new AggregateStore(model, relay, { missing: refusal('queue.unknown-member').refused });
  }

  /** Where a person may work; refuses `queue.unknown-staff`. Assignments at units that are gone are left out. */
  async assignmentsOf(hsaId: string): Promise<Answer<typeof listAssignments> | Refused> {
    const person = await this.find(hsaId);
    if (!person) return refusal('queue.unknown-staff');
    const units = new Map((await this.units.list()).map((unit) => [unit.careUnitId, unit]));
    const assignments = person.assignments.flatMap(({ careUnitId, role }) => {
      const unit = units.get(careUnitId);
      if (!unit) return [];
      const lead = unit.leadPersonIds?.includes(hsaId) ?? false;
      return [{ careUnitId, careUnitName: unit.name, role, ...(lead && { lead }) }];
    });
    return { name: person.name, profession: person.profession, assignments };
  }

  async find(hsaId: string): Promise<StaffDocument | undefined> {
    return (await this.model.findById(hsaId).lean().exec()) ?? undefined;
  }

  /** A person if they work at the unit. */
  async memberOf(hsaId: string, careUnitId: string): Promise<StaffDocument | undefined> {
    const person = await this.find(hsaId);
    return person && rolesAt(person, careUnitId).length > 0 ? person : undefined;
  }

  /** Everyone who works at a unit. */
  async membersOf(careUnitId: string): Promise<StaffDocument[]> {
    return this.model
      .find({ 'assignments.careUnitId': careUnitId })
      .sort({ _id: 1 })
      .limit(MOST_MEMBERS)
      .lean()
      .exec();
  }

  /** Gives a person these roles at the unit and takes the others there; refuses `queue.unknown-member`. */
  async giveRoles(
    { hsaId, careUnitId, roles, commandId }: RolesChange,
    historyOf: (before: StaffDocument) => HistoryRow,
  ): Promise<Refused | undefined> {
    await this.asAggregate(hsaId);
    const given = await this.store.execute(
      hsaId,
      { id: commandId },
      (known): Decision<StaffAggregate, null> => {
        if (sameRoles(rolesAt(known, careUnitId), roles)) return { unchanged: true, answer: null };
        const elsewhere = known.assignments.filter((one) => one.careUnitId !== careUnitId);
        const here = [...new Set(roles)].map((role) => ({ careUnitId, role }));
        const row = historyOf(known);
        const outbox = [{ id: row.id, at: row.at, kind: 'history' as const, row }];
        return { state: { assignments: [...elsewhere, ...here] }, answer: null, outbox };
      },
    );
    return isRefused(given) ? given : undefined;
  }

  /** Puts a person into the directory unless they are there. */
  async enter({ _id, ...person }: StaffDocument): Promise<void> {
    const document = { ...person, version: 1, handled: [], outbox: [] };
    await this.model.updateOne({ _id }, { $setOnInsert: document }, { upsert: true });
  }

  /** Who was entered by an earlier release becomes an aggregate with the first change. */
  private async asAggregate(_id: string): Promise<void> {
    const fields = { version: 1, handled: [], outbox: [] };
    await this.model.updateOne({ _id, version: { $exists: false } }, { $set: fields });
  }
}

/** What a person may work as at a unit. */
export const rolesAt = ({ assignments }: StaffDocument, careUnitId: string): Profession[] =>
  assignments.filter((one) => one.careUnitId === careUnitId).map(({ role }) => role);

const sameRoles = (before: readonly Profession[], after: readonly Profession[]): boolean =>
  [...before].sort().join() === [...new Set(after)].sort().join();

/** True for who may administer the unit they are logged in at. */
export const isLead = ({ lead }: ClinicianPrincipal): boolean => lead === true;
