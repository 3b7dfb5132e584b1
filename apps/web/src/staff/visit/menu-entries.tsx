import { useTranslation } from 'react-i18next';
import { useSocketStatus, type Action } from '../../connection/hooks.js';
import type { DialogName } from './dialog-name.js';
import type { MenuEntry } from './visit-menu.js';
import type { VisitVerb } from './use-visit.js';

interface MenuEntriesProps {
  readonly entries: readonly MenuEntry[];
  readonly onOpen: (name: DialogName) => void;
  /** What is done at once. */
  readonly atOnce: Action<VisitVerb>;
}

/** The choices of a menu, each with the words of its command. */
export const MenuEntries = ({ entries, onOpen, atOnce }: MenuEntriesProps) => {
  const { t } = useTranslation('staff');
  const status = useSocketStatus();
  return entries.map(({ verb, opens }) => (
    <button
      key={verb}
      type="button"
      disabled={opens === undefined && status.kind === 'down'}
      onClick={() => {
        if (opens === undefined) void atOnce.run(verb);
        else onOpen(opens);
      }}
    >
      {t(`action.${verb}` as 'action.pause')}
    </button>
  ));
};
