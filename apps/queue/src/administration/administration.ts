import { Injectable } from '@nestjs/common';
import {
  type Shift,
  updateMember,
  type CareUnit,
  type ClinicianPrincipal,
  type UnitMember,
  type updateUnit,
} from '@om/contracts';
import { isRefused, type Payload, type Refused } from '@om/messaging';
import { refusal } from '../queue.errors.js';
import { Shifts } from '../shifts/shifts.js';
import { rolesAt, Staff } from '../staff/staff.js';
import type { StaffDocument } from '../staff/staff.schema.js';
import { Units } from '../units/units.js';
import { changesBetween, historyRow } from '../units/history-row.js';
import { leadsAfter, settingsAfter } from './settings-rules.js';

/** What a unit lead changes: the settings and the members. Every change is kept with who and when. */
@Injectable()
export class Administration {
  constructor(
    private readonly units: Units,
    private readonly staff: Staff,
    private readonly shifts: Shifts,
  ) {}

  async updateUnit(
    { expectedVersion, settings }: Payload<typeof updateUnit>,
    by: ClinicianPrincipal,
    commandId: string,
  ): Promise<CareUnit | Refused> {
    return this.units.change(by.careUnitId, { commandId, by, what: 'queue.update-unit' }, (known) =>
      known.version === expectedVersion
        ? settingsAfter(known.settings, settings)
        : refusal('queue.stale-version'),
    );
  }

  async members(careUnitId: string): Promise<UnitMember[]> {
    const [people, onShift, leads] = await Promise.all([
      this.staff.membersOf(careUnitId),
      this.shifts.onShift(careUnitId),
      this.leadsOf(careUnitId),
    ]);
    const working = new Map(onShift.map((shift) => [shift.personId, shift]));
    return people
      .map((person) => memberOf(person, careUnitId, leads, working.get(person._id)))
      .sort((left, right) => left.name.localeCompare(right.name, 'sv'));
  }

  /**
   * Who is lead is the unit's fact and the roles are the person's: two writes, each once for a command, so that a repeat
   * after a crash between them does what is left.
   */
  async updateMember(
    { hsaId, roles, lead }: Payload<typeof updateMember>,
    by: ClinicianPrincipal,
    commandId: string,
  ): Promise<UnitMember | Refused> {
    const { careUnitId } = by;
    const person = await this.staff.find(hsaId);
    if (!person) return refusal('queue.unknown-member');
    const about = { commandId, by, what: updateMember.name, member: { hsaId, name: person.name } };
    const unit = await this.units.change(careUnitId, about, ({ settings }) => {
      const leadPersonIds = leadsAfter(settings, hsaId, lead);
      return leadPersonIds ? { ...settings, leadPersonIds } : refusal('queue.last-lead');
    });
    if (isRefused(unit)) return unit;
    const refused = await this.staff.giveRoles({ hsaId, careUnitId, roles, commandId }, (before) =>
      historyRow(
        this.units.historyFacts(careUnitId, about),
        changesBetween({ roles: rolesAt(before, careUnitId) }, { roles: [...new Set(roles)] }),
      ),
    );
    if (refused) return refused;
    const shift = await this.shifts.of(hsaId);
    const here = shift?.onShift === true && shift.careUnitId === careUnitId ? shift : undefined;
    const after = (await this.staff.find(hsaId)) ?? person;
    return memberOf(after, careUnitId, unit.leadPersonIds ?? [], here);
  }

  private async leadsOf(careUnitId: string): Promise<readonly string[]> {
    const [unit] = await this.units.list(careUnitId);
    return unit?.leadPersonIds ?? [];
  }
}

const memberOf = (
  person: StaffDocument,
  careUnitId: string,
  leads: readonly string[],
  shift: Shift | undefined,
): UnitMember => ({
  hsaId: person._id,
  name: person.name,
  profession: person.profession,
  roles: rolesAt(person, careUnitId),
  lead: leads.includes(person._id),
  onShift: shift !== undefined,
  ...(shift && { shiftType: shift.shiftType }),
});
