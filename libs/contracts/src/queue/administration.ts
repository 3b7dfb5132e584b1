import { z } from 'zod';
import { defineCommand, defineQuery } from '../define.js';
import { hsaId, instant, label, version } from '../fields.js';
import { careUnit, exampleUnit } from './unit.js';

/** What the unit lead can change; a field that is left out stays as it is. Leads are changed by `queue.update-member`. */
export const unitSettings = z.strictObject(
  careUnit.omit({ careUnitId: true, version: true, leadPersonIds: true }).partial().shape,
);
export type UnitSettingsChange = z.output<typeof unitSettings>;

/**
 * Changes settings of the asker's unit. Lead only. Refuses `queue.stale-version` when somebody else was first, and
 * `queue.invalid` with `field` when the settings do not fit together (a default that is no choice, hours that overlap).
 */
export const updateUnit = defineCommand({
  name: 'queue.update-unit',
  meaning: 'The unit lead changes settings; every change is kept with who and when.',
  payload: z.strictObject({ expectedVersion: version, settings: unitSettings }),
  answer: z.object({ unit: careUnit }),
  examples: [
    {
      payload: { expectedVersion: 1, settings: { notifyAt: 'start' } },
      answer: { unit: { ...exampleUnit, version: 2, notifyAt: 'start' } },
    },
  ],
});

/** One change of a unit's settings or members: who, when, and each field before and after. */
export const unitHistoryEntry = z.object({
  at: instant,
  by: z.object({ personId: z.string().max(60), name: label }),
  /** Name of the command. */
  what: z.string().max(60),
  /** Whom it concerns, when it is about a member. */
  member: z.object({ hsaId, name: label }).optional(),
  changes: z
    .array(z.object({ field: z.string().max(60), before: z.json().optional(), after: z.json().optional() }))
    .max(30),
});
export type UnitHistoryEntry = z.output<typeof unitHistoryEntry>;

/** The changes of the asker's unit, newest first. Lead only. */
export const listUnitHistory = defineQuery({
  name: 'queue.unit-history',
  meaning: "The changes of the asker's unit's settings and members, newest first.",
  payload: z.strictObject({
    limit: z.int().min(1).max(100),
    /** Only changes before this instant: the next page. */
    before: instant.optional(),
  }),
  answer: z.object({ entries: z.array(unitHistoryEntry).max(100), more: z.boolean() }),
  examples: [
    {
      payload: { limit: 20 },
      answer: {
        entries: [
          {
            at: '2026-11-23T09:00:00.000Z',
            by: { personId: 'SE2321000131-P000000000021', name: 'HSP21 TestPerson21' },
            what: 'queue.update-unit',
            changes: [{ field: 'notifyAt', before: 'claim', after: 'start' }],
          },
        ],
        more: false,
      },
    },
  ],
});
