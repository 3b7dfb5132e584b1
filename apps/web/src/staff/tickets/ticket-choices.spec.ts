import { exampleSnapshot } from '@om/contracts/visit';
import { describe, expect, it } from '@jest/globals';
import { reasonAt, unitsOf, type TicketUnit } from './ticket-choices.js';
import { isOpen, isRevocable } from './ticket-form.js';

const units: readonly TicketUnit[] = [
  {
    careUnitId: 'min-vard',
    name: 'Min vård Testköping',
    reasons: [
      { code: 'hudutslag', label: 'Hudutslag' },
      { code: 'axelbesvar', label: 'Axelbesvär' },
    ],
  },
  { careUnitId: 'rehab', name: 'Rehab', reasons: [{ code: 'traning', label: 'Träning' }] },
];

describe('where a booking ticket leads', () => {
  it('keeps the reason of the visit where the unit has it', () => {
    expect(reasonAt(units, 'min-vard', 'axelbesvar')).toBe('axelbesvar');
    expect(reasonAt(units, 'rehab', 'axelbesvar')).toBe('traning');
  });
  it('is the own unit while the list is away', () => {
    expect(unitsOf({ visit: exampleSnapshot, ticketChoices: null })).toEqual([
      { careUnitId: 'min-vard', name: 'Min vård Testköping', reasons: [exampleSnapshot.reason] },
    ]);
  });
});

describe('a booking ticket', () => {
  it('can be taken back until the patient has used it', () => {
    const states = ['sent', 'opened', 'booked', 'expired', 'revoked', 'cancelled'] as const;
    expect(states.filter((state) => isRevocable({ state }))).toEqual(['sent', 'opened']);
    expect(states.filter((state) => isOpen({ state }))).toEqual(['sent', 'opened', 'booked']);
  });
});
