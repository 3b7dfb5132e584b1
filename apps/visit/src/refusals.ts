import type { VisitErrorCode } from '@om/contracts';
import { refuse, type Refused } from '@om/messaging';
import type { VisitRefusalCode } from '@om/visit-state';

/** Makes a refusal of this service: only codes of its error table, which holds those of the visit rules. */
export const refused = (
  code: VisitErrorCode | VisitRefusalCode,
  detail: string,
  extra?: Parameters<typeof refuse>[2],
): Refused => refuse(code satisfies VisitErrorCode, detail, extra);

/** Answer about a visit that is not there, or that the asker may not see: nothing is revealed. */
export const NOT_FOUND = refused('visit.not-found', 'No such visit for the asker');

/** Answer to a command that exists for development only. */
export const DEVELOPMENT_ONLY = refused('visit.development-only', 'Refused with NODE_ENV=production');
