import { describe, expect, it } from '@jest/globals';
import { isAlarmFor, LEADING } from './alarms.js';
import { CLINICIANS } from './testing/simulated-clinic.js';

const [nurse, colleague] = CLINICIANS;
const { careUnitId } = nurse;
const elsewhere = 'another-unit';
const forLead = { kind: 'overdue', careUnitId };
const seen = (over: object, who = colleague) =>
  LEADING.filter((leading) => isAlarmFor({ ...forLead, ...over }, who, leading));

describe('an alarm', () => {
  it('is seen by the unit’s lead always, and by everyone there while none is at work', () => {
    expect(seen({}, { ...colleague, careUnitId, lead: true })).toEqual(LEADING);
    expect(seen({}, { ...colleague, careUnitId })).toEqual(['away', 'nobody']);
  });

  it('is seen at no other unit, whoever leads that', () => {
    expect(seen({}, { ...colleague, careUnitId: elsewhere, lead: true })).toEqual([]);
  });

  it('is seen by whom it is for, wherever they work', () => {
    expect(seen({ personId: nurse.personId }, { ...nurse, careUnitId: elsewhere })).toEqual(LEADING);
  });

  it.each(['duty-late', 'duty-overdue'])(
    'about a note (%s) waits for the lead to come to work, where there is one',
    (kind) => {
      expect(seen({ kind }, { ...colleague, careUnitId })).toEqual(['nobody']);
    },
  );
});
