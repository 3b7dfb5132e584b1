import type { Layout } from '../../ui/use-layout.js';
import type { VisitPart } from '../shell/use-shortcuts.js';
import type { VisitPhase } from './visit-phase.js';

/**
 * Whether the note stands in the view: for who has or had the case. A case that nothing came of has one where there was care to
 * document (domain 4.3-21 and 4.3-22), which documentation tells by handing it out.
 */
export const hasNotePane = (phase: VisitPhase, note: object | null): boolean => {
  if (phase === 'unclaimed') return false;
  return phase !== 'over' || note !== null;
};

/** What stands in a visit's view besides chat and *Fakta*. */
export interface Besides {
  readonly note: boolean;
  /** The person takes part in the *vårdgivarchatt*. */
  readonly internal: boolean;
}

/** Parts that share a row of tabs; those outside it stand as panes of their own. */
export const tabsOf = (layout: Layout, besides: Besides): readonly VisitPart[] => {
  const internal: readonly VisitPart[] = besides.internal ? ['internal'] : [];
  const note: readonly VisitPart[] = besides.note ? ['note'] : [];
  switch (layout) {
    case 'narrow':
      return ['chat', ...note, 'facts', ...internal];
    case 'middle':
      return besides.note || besides.internal ? [...note, 'facts', ...internal] : [];
    case 'wide':
      return besides.internal ? [...note, ...(besides.note ? [] : (['facts'] as const)), ...internal] : [];
  }
};
