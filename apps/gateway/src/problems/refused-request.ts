import type { GATEWAY_ERRORS, Refusal } from '@om/contracts';

/** Carries a refusal out of guards, pipes and middleware to the filter, which alone writes problems. */
export class RefusedRequest extends Error {
  constructor(
    readonly refusal: Refusal,
    options?: ErrorOptions,
  ) {
    super(`${refusal.code}: ${refusal.detail}`, options);
  }
}

/** A refusal by the gateway itself. */
export const refusedBy = (
  code: keyof typeof GATEWAY_ERRORS,
  detail: string,
  extra: Pick<Refusal, 'field' | 'params'> & ErrorOptions = {},
): RefusedRequest => {
  const { cause, field, params } = extra;
  const refusal = {
    code,
    detail,
    ...(field === undefined ? {} : { field }),
    ...(params === undefined ? {} : { params }),
  };
  return new RefusedRequest(refusal, cause === undefined ? {} : { cause });
};
