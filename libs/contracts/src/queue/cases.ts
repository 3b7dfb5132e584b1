import { ENTRY_TYPES } from '@om/visit-state';
import { z } from 'zod';
import { defineEvent, defineQuery } from '../define.js';
import { date } from '../fields.js';
import { CASE_TABS, caseCounts, caseRow, exampleRow, NO_COUNTS } from './case-row.js';

/** One tab of Startsida for the asker's unit and person, in the order of the list, with the counts of all tabs. */
export const listCases = defineQuery({
  name: 'queue.cases',
  meaning: "One tab of Startsida for the asker's care unit, sorted as shown, with the counts of all tabs.",
  payload: z.strictObject({
    tab: z.enum(CASE_TABS),
    limit: z.int().min(1).max(200),
    /** Only cases of this day in Europe/Stockholm: booked for it, else waiting, paused, ended … since it. */
    date: date.optional(),
    /** Only cases that came this way. */
    entry: z.enum(ENTRY_TYPES).optional(),
    /**
     * Only with `ended`: whole words of the patient's name, or the personnummer or birth date in digits. Looks through all
     * ended cases of the unit, and every hit is written to the audit trail (domain 4.7).
     */
    search: z.string().trim().min(2).max(100).optional(),
  }),
  answer: z.object({ rows: z.array(caseRow).max(200), more: z.boolean(), counts: caseCounts }),
  examples: [
    {
      payload: { tab: 'waiting', limit: 100 },
      answer: { rows: [exampleRow], more: false, counts: { ...NO_COUNTS, waiting: 1 } },
    },
    {
      payload: { tab: 'ended', limit: 100, search: 'Testpatient' },
      answer: { rows: [], more: false, counts: NO_COUNTS },
    },
  ],
});

const sides = z.object({ patient: z.int().min(0), care: z.int().min(0) });
/** How booked visits of the asker's unit came off, by the day they were booked for; at most 92 days. Lead only. */
export const listPunctuality = defineQuery({
  name: 'queue.punctuality',
  meaning: 'How many booked visits came late or not at all, by side.',
  payload: z.strictObject({ from: date, to: date }),
  answer: z.object({ booked: z.int().min(0), noShow: sides, late: sides }),
  examples: [
    {
      payload: { from: '2026-11-01', to: '2026-11-30' },
      answer: { booked: 40, noShow: { patient: 2, care: 0 }, late: { patient: 3, care: 1 } },
    },
  ],
});

/** The list is ready to be read again: the read model has taken in a change of this case. */
export const caseChangedV1 = defineEvent({
  type: 'queue.case-changed.v1',
  carries: 'state',
  meaning: 'A row of Startsida has changed; the read model already shows it.',
  data: z.object({ row: caseRow }),
  examples: [{ row: exampleRow }],
});
