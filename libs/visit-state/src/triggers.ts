import type { PhaseChoice, PhaseSettings } from './asynchronous-phase.js';
import type { Heard, HeardText } from './conversation.js';
import type { Visit } from './visit.js';

/** A trigger with what comes along. Messages from people are commands; the rest are facts from chat and timers. */
export type Trigger =
  | { readonly type: 'send'; readonly redFlag: boolean }
  | { readonly type: 'book' }
  | { readonly type: 'claim' }
  | { readonly type: 'release' }
  /** `greeting` is message 1, already filled in. */
  | { readonly type: 'start'; readonly expectedVersion: number; readonly greeting: string }
  | {
      readonly type: 'end';
      readonly expectedVersion: number;
      readonly phase: PhaseChoice;
      readonly autoMessage: boolean;
      readonly settings: PhaseSettings;
    }
  | { readonly type: 'cancel' }
  | ({ readonly type: 'patient-message' | 'care-message' } & Omit<HeardText, 'side'>)
  /** A greeting, an automatic message or a mark: it takes its place in the conversation and answers nobody. */
  | { readonly type: 'other-entry'; readonly seq: number }
  | { readonly type: 'auto-message-due' }
  | { readonly type: 'async-timeout' }
  /** Chat has sealed: `sealSeq` is the seal's own place, the others the last text of each side (0 = none). */
  | { readonly type: 'sealed'; readonly sealSeq: number; readonly patient: number; readonly care: number };

/** The whole state the rules work on: the visit as others see it and what it has heard of its conversation. */
export interface VisitRecord<V extends Visit = Visit> {
  readonly visit: V;
  readonly heard: Heard;
}
