import type { Handover } from '@om/contracts/visit';

export type Summary = NonNullable<Handover['summary']>;

/** SBAR's parts in their order, and what the patient has been told (domain 4.4). */
export const SUMMARY_PARTS = [
  'situation',
  'background',
  'assessment',
  'recommendation',
  'patientKnows',
] as const satisfies readonly (keyof Summary)[];

export type SummaryForm = Readonly<Record<(typeof SUMMARY_PARTS)[number], string>>;

/** What was typed, as it lies among the drafts; unreadable or nothing = all empty. */
export const summaryIn = (kept: string): SummaryForm => {
  const read = (kept === '' ? {} : JSON.parse(kept)) as Partial<Record<string, unknown>>;
  const part = (key: keyof SummaryForm): string => (typeof read[key] === 'string' ? read[key] : '');
  return {
    situation: part('situation'),
    background: part('background'),
    assessment: part('assessment'),
    recommendation: part('recommendation'),
    patientKnows: part('patientKnows'),
  };
};

/** What is sent: the parts that say something; undefined when none does. */
export const summaryOf = (form: SummaryForm): Summary | undefined => {
  const said = SUMMARY_PARTS.map((part) => [part, form[part].trim()] as const).filter(
    ([, text]) => text !== '',
  );
  return said.length === 0 ? undefined : Object.fromEntries(said);
};
