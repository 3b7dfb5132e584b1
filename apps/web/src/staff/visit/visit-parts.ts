import type { Layout } from '../../ui/use-layout.js';
import type { VisitPart } from '../shell/use-shortcuts.js';
import type { VisitPhase } from './visit-phase.js';

/**
 * Parts that share a row of tabs; those outside it stand as panes of their own.
 * @param hasInternal the person takes part in the *vårdgivarchatt*
 */
export const tabsOf = (layout: Layout, phase: VisitPhase, hasInternal: boolean): readonly VisitPart[] => {
  const hasNote = phase !== 'unclaimed' && phase !== 'over';
  const internal: readonly VisitPart[] = hasInternal ? ['internal'] : [];
  const note: readonly VisitPart[] = hasNote ? ['note'] : [];
  switch (layout) {
    case 'narrow':
      return ['chat', ...note, 'facts', ...internal];
    case 'middle':
      return hasNote || hasInternal ? [...note, 'facts', ...internal] : [];
    case 'wide':
      return hasInternal ? [...note, ...(hasNote ? [] : (['facts'] as const)), ...internal] : [];
  }
};
