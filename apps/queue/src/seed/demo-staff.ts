import type { Profession } from '@om/contracts';
import type { StaffDocument } from '../staff/staff.schema.js';

const atBothUnits = (role: Profession): StaffDocument['assignments'] => [
  { careUnitId: 'min-vard', role },
  { careUnitId: 'exempelby', role },
];

/** Made-up staff; the development login offers the same persons. The last three are the demonstration's (`npm run demo`). */
export const DEMO_STAFF: readonly StaffDocument[] = [
  {
    _id: 'SE2321000131-P000000000039',
    name: 'HSP39 TestPerson39',
    profession: 'nurse',
    assignments: atBothUnits('nurse'),
  },
  {
    _id: 'SE2321000131-P000000000021',
    name: 'HSP21 TestPerson21',
    profession: 'physician',
    assignments: atBothUnits('physician'),
  },
  {
    _id: 'SE2321000131-P000000000057',
    name: 'HSP57 TestPerson57',
    profession: 'physiotherapist',
    assignments: atBothUnits('physiotherapist'),
  },
  {
    _id: 'SE2321000131-P000000000064',
    name: 'HSP64 TestPerson64',
    profession: 'nurse',
    assignments: atBothUnits('nurse'),
  },
  {
    _id: 'SE2321000131-P000000000065',
    name: 'HSP65 TestPerson65',
    profession: 'physician',
    assignments: atBothUnits('physician'),
  },
  {
    _id: 'SE2321000131-P000000000066',
    name: 'HSP66 TestPerson66',
    profession: 'nurse',
    assignments: atBothUnits('nurse'),
  },
];
