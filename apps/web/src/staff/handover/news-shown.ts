import type { ServerFrame } from '@om/contracts/gateway';
import { saysNews, toldOf, type Told } from './told-of.js';

type HandoverFrame = Extract<ServerFrame, { type: 'handover' }>;

/** News of a handover that stands on the screen. */
export interface News {
  readonly frame: HandoverFrame;
  readonly told: Told;
}

/** More than these would cover the work; the oldest gives way, and Startsida has them all. */
const SHOWN_AT_ONCE = 3;

/** What stands on the screen after a frame: one line a visit, the newest; none where there is nothing to tell any more. */
export const newsAfter = (shown: readonly News[], frame: HandoverFrame, me: string): readonly News[] => {
  if (!saysNews(frame)) return shown;
  const told = toldOf(frame, me);
  return [...without(shown, frame.visitId), ...(told ? [{ frame, told }] : [])].slice(-SHOWN_AT_ONCE);
};

/** The news but those of one visit. */
export const without = (shown: readonly News[], visitId: string): readonly News[] =>
  shown.filter(({ frame }) => frame.visitId !== visitId);
