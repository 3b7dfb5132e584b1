import {
  CHAT_ERRORS,
  DOCUMENTATION_ERRORS,
  FORMS_AND_FILES_ERRORS,
  GATEWAY_ERRORS,
  QUEUE_ERRORS,
  VISIT_ERRORS,
  type ErrorRow,
  type ErrorTable,
  type Problem,
  type Refusal,
} from '@om/contracts';

/** Every refusal of every service, by code: the one place where a refusal becomes an HTTP status. */
export const ALL_ERRORS: ErrorTable = {
  ...CHAT_ERRORS,
  ...DOCUMENTATION_ERRORS,
  ...FORMS_AND_FILES_ERRORS,
  ...GATEWAY_ERRORS,
  ...QUEUE_ERRORS,
  ...VISIT_ERRORS,
};

const UNKNOWN = 'gateway.internal';

/**
 * A refusal as the problem that its asker reads (RFC 9457). A code in no table is a bug of a service and becomes
 * `gateway.internal`. The detail of a fault inside stays inside.
 */
export const problemOf = (refusal: Refusal, correlationId: string): Problem => {
  const code = Object.hasOwn(ALL_ERRORS, refusal.code) ? refusal.code : UNKNOWN;
  const { http, retry, title } = ALL_ERRORS[code] ?? (GATEWAY_ERRORS[UNKNOWN] satisfies ErrorRow);
  const { detail, field, params } = refusal;
  return {
    type: `urn:oppen-mottagning:problem:${code}`,
    title,
    status: http,
    code,
    ...(http < 500 && detail !== title ? { detail } : {}),
    ...(field === undefined ? {} : { field }),
    ...(params === undefined ? {} : { params }),
    correlationId,
    retry,
  };
};
