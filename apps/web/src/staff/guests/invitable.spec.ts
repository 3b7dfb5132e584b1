import { describe, expect, it } from '@jest/globals';
import type { Resources } from '../handover/resources.js';
import { invitable } from './invitable.js';

const person = (number: number) => ({
  personId: `SE2321000131-P0000000000${number}`,
  name: `HSP${number} TestPerson${number}`,
  profession: 'nurse' as const,
  lead: false,
  shiftType: 'primary' as const,
});
const unit = (careUnitId: string, people: readonly number[]): Resources['units'][number] => ({
  careUnitId,
  careUnitName: careUnitId,
  open: true,
  sameCaregiver: true,
  roles: [{ role: 'nurse', onShift: people.map(person) }],
});
/** The same unit, of another care provider. */
const outside = (careUnitId: string, people: readonly number[]) => ({
  ...unit(careUnitId, people),
  sameCaregiver: false,
});
const behind = (number: number) => ({ ...person(number), shiftType: 'secondary' as const });
const ME = person(39).personId;

describe('who can be asked in as guest', () => {
  it('is everyone on shift, each once, by name', () => {
    const found = invitable({ units: [unit('a', [57, 21]), unit('b', [21])] }, {}, ME);
    expect(found.map((one) => one.name)).toEqual(['HSP21 TestPerson21', 'HSP57 TestPerson57']);
  });
  it('is nobody of another care provider, whom the service would refuse', () => {
    const found = invitable({ units: [unit('a', [57]), outside('b', [21])] }, {}, ME);
    expect(found.map((one) => one.name)).toEqual(['HSP57 TestPerson57']);
  });
  it('is who is first in line before who is behind', () => {
    const both = { ...unit('a', []), roles: [{ role: 'nurse' as const, onShift: [behind(21), person(57)] }] };
    const found = invitable({ units: [both] }, {}, ME);
    expect(found.map((one) => one.name)).toEqual(['HSP57 TestPerson57', 'HSP21 TestPerson21']);
  });
  it('is not oneself, not the responsible and not a guest already', () => {
    const guest = {
      ...person(21),
      careUnitId: 'a',
      since: '2026-11-23T09:00:00.000Z',
      how: 'invited' as const,
      sees: 'all' as const,
    };
    const responsible = { ...person(57), since: '2026-11-23T09:00:00.000Z' };
    expect(invitable({ units: [unit('a', [39, 57, 21])] }, { responsible, guests: [guest] }, ME)).toEqual([]);
  });
});
