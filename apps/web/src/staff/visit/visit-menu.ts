import type { StaffVisit } from '@om/contracts/gateway';
import type { DialogName } from './dialog-name.js';
import { linkTargets } from './link-targets.js';
import { isAllowed, type VisitVerb } from './use-visit.js';

/** One choice in a menu of the visit: it opens a dialog, or it is done at once. */
export interface MenuEntry {
  readonly verb: VisitVerb;
  readonly opens?: DialogName;
}

/** Everything besides the main buttons, in the order of the menu: what is common first, what is serious last. */
const ENTRIES: readonly (MenuEntry & { readonly asks?: VisitVerb })[] = [
  { verb: 'propose-handover', opens: 'handover' },
  { verb: 'pause' },
  { verb: 'extend-async', opens: 'extend' },
  { verb: 'close', opens: 'close' },
  { verb: 'send-ticket', opens: 'ticket' },
  { verb: 'redirect', opens: 'redirect' },
  // The attempts to reach the patient are noted in the same dialog, before *Uteblivet* itself is possible.
  { verb: 'no-show', opens: 'no-show', asks: 'log-contact-attempt' },
  { verb: 'link', opens: 'link' },
  { verb: 'cancel-by-care', opens: 'cancel' },
  { verb: 'raise-emergency', opens: 'emergency' },
];

/** What the menu offers now, without what already stands as a button. */
export const menuOf = (
  view: Pick<StaffVisit, 'actions' | 'visit' | 'earlierCases' | 'unit'>,
  asButtons: readonly VisitVerb[],
): readonly MenuEntry[] =>
  ENTRIES.filter(({ verb, asks = verb, opens }) => {
    if (asButtons.includes(verb) || !isAllowed(view, asks)) return false;
    if (verb === 'link') return linkTargets(view).length > 0;
    return opens !== 'extend' || view.unit !== null;
  });
