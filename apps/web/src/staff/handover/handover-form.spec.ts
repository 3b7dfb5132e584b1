import { describe, expect, it } from '@jest/globals';
import { handoverErrors, personsOf, rolesOf, type HandoverForm } from './handover-form.js';
import type { Resources } from './resources.js';

const ME = 'SE2321000131-P000000000039';
const physician = { personId: 'SE2321000131-P000000000021', name: 'HSP21 TestPerson21' };
const onShift = (person: { personId: string; name: string }) => ({
  ...person,
  profession: 'physician' as const,
  lead: false,
  shiftType: 'primary' as const,
});
const resources: Resources = {
  units: [
    {
      careUnitId: 'min-vard',
      careUnitName: 'Min vård Testköping',
      open: true,
      sameCaregiver: true,
      roles: [
        { role: 'physician', onShift: [onShift(physician)] },
        { role: 'nurse', onShift: [onShift({ personId: ME, name: 'HSP39 TestPerson39' })] },
      ],
    },
  ],
};
const form = (over: Partial<HandoverForm> = {}): HandoverForm => ({
  careUnitId: 'min-vard',
  role: 'physician',
  personId: '',
  priority: 3,
  message: '',
  ...over,
});
const errors = (over: Partial<HandoverForm>) => handoverErrors(form(over), resources, ME);

describe('Lämna över besök', () => {
  it('can be sent to a role with somebody on shift, without a message', () => {
    expect(errors({})).toEqual([]);
  });
  it('asks for a role, because a resource is a unit and a role', () => {
    expect(errors({ role: '' })).toEqual([{ field: 'role', key: 'chooseRole' }]);
  });
  it('needs words to the receiver at priority 1 and 2', () => {
    expect(errors({ priority: 2, message: '  ' })).toEqual([{ field: 'message', key: 'messageNeeded' }]);
    expect(errors({ priority: 2, message: 'Andfådd, ring upp.' })).toEqual([]);
  });
  it('takes 1 024 characters and not one more', () => {
    expect(errors({ message: 'x'.repeat(1_024) })).toEqual([]);
    expect(errors({ message: 'x'.repeat(1_025) })).toEqual([{ field: 'message', key: 'messageTooLong' }]);
  });
  it('does not send to a role where only oneself is on shift, unless it can wait', () => {
    expect(errors({ role: 'nurse' })).toEqual([{ field: 'role', key: 'nobodyOnShift' }]);
    expect(errors({ role: 'nurse', priority: 4 })).toEqual([]);
  });
  it('offers the people on shift in the chosen role, and nobody in a unit that is not known', () => {
    expect(personsOf(resources, form(), ME).map((person) => person.name)).toEqual(['HSP21 TestPerson21']);
    expect(rolesOf(resources, 'okand')).toEqual([]);
  });
});
