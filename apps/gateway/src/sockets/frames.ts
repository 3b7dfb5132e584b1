import { clientFrame, NO_REF, type ClientFrame, type Refusal } from '@om/contracts';
import type { RawData } from 'ws';
import { refusalOf } from '../problems/issues.js';

/** A frame that was read, or why not, with its `ref` where one could be found. */
export type ReadFrame = { readonly frame: ClientFrame } | { readonly refused: Refusal; readonly ref: string };

/** Reads a frame of a browser. Never throws, whatever came. */
export const readFrame = (data: RawData, isBinary: boolean): ReadFrame => {
  const raw = isBinary ? undefined : jsonOf(data);
  if (raw === undefined) return bad(NO_REF, { detail: 'a frame is one JSON object as text' });
  const parsed = clientFrame.safeParse(raw);
  if (parsed.success) return { frame: parsed.data };
  return bad(refOf(raw), refusalOf(parsed.error.issues));
};

const bad = (ref: string, refusal: Omit<Refusal, 'code'>): ReadFrame => ({
  ref,
  refused: { ...refusal, code: 'gateway.bad-frame' },
});

const jsonOf = (data: RawData): unknown => {
  try {
    return JSON.parse((data as Buffer).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
};

const refOf = (raw: unknown): string => {
  const ref = typeof raw === 'object' && raw !== null && 'ref' in raw ? raw.ref : undefined;
  return typeof ref === 'string' && ref.length > 0 && ref.length <= 80 ? ref : NO_REF;
};
