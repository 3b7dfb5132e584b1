import type { Handover } from '@om/contracts/visit';
import { z } from 'zod';
import { keptValue } from '../../drafts/kept-value.js';

export type Summary = NonNullable<Handover['summary']>;

/** SBAR's parts in their order, and what the patient has been told (domain 4.4). */
export const SUMMARY_PARTS = [
  'situation',
  'background',
  'assessment',
  'recommendation',
  'patientKnows',
] as const satisfies readonly (keyof Summary)[];

const part = z.string().catch('');
const summaryShape = z.object({
  situation: part,
  background: part,
  assessment: part,
  recommendation: part,
  patientKnows: part,
} satisfies Record<(typeof SUMMARY_PARTS)[number], unknown>);
export type SummaryForm = Readonly<z.output<typeof summaryShape>>;

/** What was typed, as it lies among the drafts; unreadable or nothing = all empty. */
export const summaryIn = (kept: string): SummaryForm =>
  keptValue(summaryShape, kept) ?? summaryShape.parse({});

/** What is sent: the parts that say something; undefined when none does. */
export const summaryOf = (form: SummaryForm): Summary | undefined => {
  const said = SUMMARY_PARTS.map((part) => [part, form[part].trim()] as const).filter(
    ([, text]) => text !== '',
  );
  return said.length === 0 ? undefined : Object.fromEntries(said);
};
