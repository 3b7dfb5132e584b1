import { Inject, Injectable } from '@nestjs/common';
import type { listAssignments } from '@om/contracts';
import type { Answer, Refused } from '@om/messaging';
import { modelToken } from '@om/persistence';
import type { Model } from 'mongoose';
import { refusal } from '../queue.errors.js';
import { Units } from '../units/units.js';
import { staffModel, type StaffDocument } from './staff.schema.js';

/** The staff directory. */
@Injectable()
export class Staff {
  constructor(
    @Inject(modelToken(staffModel.name)) private readonly model: Model<StaffDocument>,
    private readonly units: Units,
  ) {}

  /** Where a person may work; refuses `queue.unknown-staff`. Assignments at units that are gone are left out. */
  async assignmentsOf(hsaId: string): Promise<Answer<typeof listAssignments> | Refused> {
    const person = await this.model.findById(hsaId).lean().exec();
    if (!person) return refusal('queue.unknown-staff');
    const names = new Map((await this.units.list()).map(({ careUnitId, name }) => [careUnitId, name]));
    const assignments = person.assignments.flatMap(({ careUnitId, role }) => {
      const careUnitName = names.get(careUnitId);
      return careUnitName === undefined ? [] : [{ careUnitId, careUnitName, role }];
    });
    return { name: person.name, profession: person.profession, assignments };
  }

  /** Puts a person into the directory unless they are there. */
  async enter({ _id, ...person }: StaffDocument): Promise<void> {
    await this.model.updateOne({ _id }, { $setOnInsert: person }, { upsert: true });
  }
}
