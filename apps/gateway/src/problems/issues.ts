import type { Refusal } from '@om/contracts';
import type { z } from 'zod';

/** What a failed schema check says about one field. zod's issues fit; so do those of Standard Schema. */
export interface Issue {
  readonly message: string;
  readonly path?: readonly unknown[] | undefined;
}

/** The first thing that did not fit, with the field's name; values are never repeated, they may be about a patient. */
export const refusalOf = (issues: readonly Issue[]): Refusal & { code: 'gateway.invalid' } => {
  const [issue] = issues;
  const field = issue ? fieldOf(issue) : '';
  return {
    code: 'gateway.invalid',
    detail: (issue?.message ?? 'does not fit').slice(0, 300),
    ...(field === '' ? {} : { field: field.slice(0, 200) }),
    ...limitsOf(issue),
  };
};

/** An unknown key is named itself, not the object it stands in. */
const fieldOf = (issue: Issue): string => {
  const unknown = isZod(issue) && issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...(issue.path ?? []).map(segment), ...unknown].join('.');
};

const segment = (part: unknown): string =>
  typeof part === 'object' && part !== null && 'key' in part ? String(part.key) : String(part);

const limitsOf = (issue: Issue | undefined): Pick<Refusal, 'params'> => {
  if (!issue || !isZod(issue)) return {};
  if (issue.code === 'too_big') return { params: { rule: issue.code, max: Number(issue.maximum) } };
  if (issue.code === 'too_small') return { params: { rule: issue.code, min: Number(issue.minimum) } };
  return { params: { rule: issue.code } };
};

const isZod = (issue: Issue): issue is z.core.$ZodIssue => 'code' in issue && typeof issue.code === 'string';
