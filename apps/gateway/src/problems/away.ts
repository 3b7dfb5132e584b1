import type { Refused } from '@om/messaging';

/** Whether a part does not answer or is broken, as against having said no: then the rest of a view is shown without it. */
export const isAway = ({ refused: { code } }: Refused): boolean => /\.(unavailable|internal)$/.test(code);
