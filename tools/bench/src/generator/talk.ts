import type { Screen } from './screen.js';

/** A patient and a clinician in one visit, each at a screen. */
export interface Talk {
  readonly visitId: string;
  readonly sides: readonly [patient: Screen, care: Screen];
}

/** A message that has been sent and not yet come everywhere. */
export interface Flying {
  readonly sentAt: number;
  readonly visitId: string;
  /** The screen it is for. */
  readonly to: Screen;
}
