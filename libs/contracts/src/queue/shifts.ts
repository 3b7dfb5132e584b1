import { z } from 'zod';
import { defineCommand, defineEvent, defineQuery } from '../define.js';
import { careUnitId, hsaId, instant, label } from '../fields.js';
import { profession } from '../principal.js';
import { caseRow, exampleRow } from './case-row.js';

/**
 * Whether the person is first in line (*Primärjour*) or behind (*Bakjour*). Remembered from shift to shift (domain 1.3-1). It orders
 * those who can be asked, the first in line first, and decides nothing: both see and take the same cases.
 */
export const shiftType = z.enum(['primary', 'secondary']);

/** Where a member of staff works now, or worked last. One a person: they work in one role at one unit at a time. */
export const shift = z.object({
  personId: hsaId,
  name: label,
  profession,
  careUnitId,
  role: profession,
  lead: z.boolean(),
  shiftType,
  onShift: z.boolean(),
  /** Since when it is so: the beginning of the shift, or its end. */
  since: instant,
});
export type Shift = z.output<typeof shift>;
export const exampleShift: Shift = {
  personId: 'SE2321000131-P000000000039',
  name: 'HSP39 TestPerson39',
  profession: 'nurse',
  careUnitId: 'min-vard',
  role: 'nurse',
  lead: false,
  shiftType: 'primary',
  onShift: true,
  since: '2026-11-23T07:00:00.000Z',
};
const answer = z.object({ shift });

/**
 * Begins the asker's shift in the unit and role of their login. Again in the same unit and role changes nothing; in another
 * it moves them, which ends the shift there. Refuses `queue.shift-open-cases` as {@link endShift} does while they would leave
 * something open at the former unit; `escalate` moves them all the same and alarms its lead (domain 4.4 H6, 4.8).
 */
export const startShift = defineCommand({
  name: 'queue.start-shift',
  meaning: 'A member of staff begins to work in the unit and role chosen at login.',
  payload: z.strictObject({ shiftType: shiftType.optional(), escalate: z.boolean().optional() }),
  answer,
  examples: [
    { payload: {}, answer: { shift: exampleShift } },
    { payload: { escalate: true }, answer: { shift: exampleShift } },
  ],
});
/**
 * Ends the asker's shift. Refuses `queue.shift-open-cases` (params `ongoing`, `proposed`, `replies`, `unsigned`: how many)
 * while there are cases taken, ongoing or paused, handovers that wait for an answer, or unanswered replies; `escalate` ends it all the
 * same and alarms the unit lead (domain 4.4 H6). Unsigned notes alone hold nobody back. Who is not on shift stays so.
 */
export const endShift = defineCommand({
  name: 'queue.end-shift',
  meaning:
    'A member of staff ends the shift; open cases are looked after first or escalated to the unit lead.',
  payload: z.strictObject({ escalate: z.boolean().optional() }),
  answer,
  examples: [{ payload: { escalate: true }, answer: { shift: { ...exampleShift, onShift: false } } }],
});
/**
 * Says that a login of the asker holds until `loginUntil`, which may be prolonged by further use. Half an hour after the last of
 * the asker's logins has run out the shift ends as at a forced logout, and what is open is escalated (domain 4.4 H6). A shift
 * that ended in that way goes on when its login is heard of again; one that was ended stays so. Refuses `queue.unknown-staff` for
 * who never began one.
 */
export const keepShift = defineCommand({
  name: 'queue.keep-shift',
  meaning: 'A member of staff is still logged in, and until when if they do nothing more.',
  payload: z.strictObject({ loginUntil: instant }),
  answer,
  examples: [{ payload: { loginUntil: '2026-11-23T07:15:00.000Z' }, answer: { shift: exampleShift } }],
});
/** What the asker would leave behind if the shift ended now (domain 4.4 H6), at most 50 of each, and the shift itself. */
export const checkShift = defineQuery({
  name: 'queue.shift-check',
  meaning: 'What the asker would leave open by ending the shift now.',
  payload: z.strictObject({}),
  answer: z.object({
    shift: shift.optional(),
    /** Taken, ongoing or paused, without a handover under way. */
    ongoing: z.array(caseRow).max(50),
    /** Handovers nobody has answered. */
    proposed: z.array(caseRow).max(50),
    /** Something to document. */
    unsigned: z.array(caseRow).max(50),
    /** Patients' replies that wait for the asker. */
    replies: z.array(caseRow).max(50),
  }),
  examples: [
    {
      payload: {},
      answer: {
        shift: exampleShift,
        ongoing: [{ ...exampleRow, state: 'ongoing' }],
        proposed: [],
        unsigned: [],
        replies: [],
      },
    },
  ],
});

/** A role at a unit with those on shift in it: what *Lämna över* and *Bjud in* choose from (*Resurs*, domain 1.4). */
export const resource = z.object({
  careUnitId,
  careUnitName: label,
  /** Whether the unit's opening hours are now. */
  open: z.boolean(),
  sameCaregiver: z.boolean(),
  roles: z
    .array(
      z.object({
        role: profession,
        onShift: z
          .array(shift.pick({ personId: true, name: true, profession: true, lead: true, shiftType: true }))
          .max(500),
      }),
    )
    .max(10),
});
export type Resource = z.output<typeof resource>;
/** All units, or one. For staff. */
export const listResources = defineQuery({
  name: 'queue.resources',
  meaning: 'The care units and roles a case can go to, with the persons on shift.',
  payload: z.strictObject({ careUnitId: careUnitId.optional() }),
  answer: z.object({ units: z.array(resource).max(200) }),
  examples: [
    {
      payload: { careUnitId: 'min-vard' },
      answer: {
        units: [
          {
            careUnitId: 'min-vard',
            careUnitName: 'Min vård Testköping',
            open: true,
            sameCaregiver: true,
            roles: [
              {
                role: 'nurse',
                onShift: [
                  {
                    personId: exampleShift.personId,
                    name: exampleShift.name,
                    profession: 'nurse',
                    lead: false,
                    shiftType: 'primary',
                  },
                ],
              },
            ],
          },
        ],
      },
    },
  ],
});

/** State by person (`subject` is the HSA-id): whoever needs to know who is on shift keeps a copy by version. */
export const shiftChangedV1 = defineEvent({
  type: 'queue.shift-changed.v1',
  carries: 'state',
  meaning: 'A member of staff has begun or ended a shift, or moved to another unit or role.',
  data: z.object({ shift }),
  examples: [{ shift: exampleShift }, { shift: { ...exampleShift, onShift: false } }],
});
