import { z } from 'zod';
import { defineCommand, defineQuery } from '../define.js';
import { careUnitId, hsaId, label } from '../fields.js';
import { profession } from '../principal.js';
import { shiftType } from './shifts.js';

/** A unit and role a member of staff may work in (medarbetaruppdrag, domain 2.3). */
export const assignment = z.object({
  careUnitId,
  careUnitName: label,
  role: profession,
  /** Unit lead: gets the unit's alarms and its administration. Absent = not. */
  lead: z.boolean().optional(),
});

/** Which unit and role a person may choose at login, and the shift type that is remembered (domain 1.3-1). Asked by the gateway itself. */
export const listAssignments = defineQuery({
  name: 'queue.assignments',
  meaning: 'The assignments of a member of staff: care units and roles to choose from at login.',
  payload: z.strictObject({ hsaId }),
  answer: z.object({
    name: label,
    profession,
    assignments: z.array(assignment).max(50),
    /** What they are on shift as, or were last; absent for who never began a shift. */
    shiftType: shiftType.optional(),
  }),
  examples: [
    {
      payload: { hsaId: 'SE2321000131-P000000000039' },
      answer: {
        name: 'HSP39 TestPerson39',
        profession: 'nurse',
        assignments: [
          { careUnitId: 'min-vard', careUnitName: 'Min vård Testköping', role: 'nurse', lead: true },
        ],
        shiftType: 'primary',
      },
    },
  ],
});

/** A person who works at a care unit. Nobody is deleted: who is to go loses the roles (domain 1.3-2). */
export const unitMember = z.object({
  hsaId,
  name: label,
  profession,
  roles: z.array(profession).max(10),
  lead: z.boolean(),
  onShift: z.boolean(),
  /** As what, while they are on shift here. */
  shiftType: shiftType.optional(),
});
export type UnitMember = z.output<typeof unitMember>;
const exampleMember: UnitMember = {
  hsaId: 'SE2321000131-P000000000039',
  name: 'HSP39 TestPerson39',
  profession: 'nurse',
  roles: ['nurse'],
  lead: false,
  onShift: true,
  shiftType: 'primary',
};

/** Who works at the asker's unit, by name; for everyone who works there. */
export const listStaff = defineQuery({
  name: 'queue.staff',
  meaning: "The members of the asker's care unit with their roles.",
  payload: z.strictObject({}),
  answer: z.object({ members: z.array(unitMember).max(500) }),
  examples: [{ payload: {}, answer: { members: [exampleMember] } }],
});
/**
 * Gives a person of the staff directory their roles at the asker's unit, and makes them lead or not. Lead only; takes effect
 * at the person's next login. Refuses `queue.unknown-member`, and `queue.last-lead` when nobody would be lead any more.
 */
export const updateMember = defineCommand({
  name: 'queue.update-member',
  meaning: 'The unit lead decides the roles of a person at the unit, and who is lead.',
  payload: z.strictObject({ hsaId, roles: z.array(profession).max(10), lead: z.boolean() }),
  answer: z.object({ member: unitMember }),
  examples: [
    {
      payload: { hsaId: 'SE2321000131-P000000000039', roles: ['nurse'], lead: false },
      answer: { member: exampleMember },
    },
  ],
});
