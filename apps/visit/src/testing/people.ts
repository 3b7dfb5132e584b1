import { exampleUnit, type CareUnit } from '@om/contracts';
import { isRefused, type Refused } from '@om/messaging';
import { aClinician } from '@om/testing';

/** Unit of most tests: Meddelande is on, an own date is offered. */
export const UNIT: CareUnit = {
  ...exampleUnit,
  autoMessage: { enabled: true, text: 'Hej! Hur har det gått?' },
};
export const NURSE = aClinician();
export const PHYSICIAN = aClinician({
  personId: 'SE2321000131-P000000000021',
  name: 'HSP21 TestPerson21',
  profession: 'physician',
  role: 'physician',
});
/** Works at another unit. */
export const OUTSIDER = aClinician({ personId: 'SE2321000131-P000000000057', careUnitId: 'exempelby' });

/** The answer, or an error that names the refusal. */
export const granted = <A>(answer: A | Refused): A => {
  if (isRefused(answer)) throw new Error(`${answer.refused.code}: ${answer.refused.detail}`);
  return answer;
};
/** The code of a refusal; undefined for an answer. */
export const codeOf = (answer: unknown): string | undefined =>
  isRefused(answer) ? answer.refused.code : undefined;
