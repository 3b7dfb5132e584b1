import { Dialog, Switch } from '@navikt/ds-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../drafts/use-draft.js';
import { teachSwedish } from '../../language/language.js';
import { staffShortcuts } from '../../language/sv/staff-shortcuts.js';
import { CLAIM_KEY_OFF } from './claim-key.js';

teachSwedish('staff', staffShortcuts);

const ROWS = [
  ['enter', ['Enter']],
  ['shiftEnter', ['Skift', 'Enter']],
  ['findPatient', ['Ctrl', 'K']],
  ['f6', ['F6']],
  ['shiftF6', ['Skift', 'F6']],
  ['alt1', ['Alt', '1']],
  ['alt2', ['Alt', '2']],
  ['alt3', ['Alt', '3']],
  ['alt4', ['Alt', '4']],
  ['altArrows', ['Alt', '↑ ↓']],
  ['arrows', ['↑ ↓']],
  ['homeEnd', ['Home', 'End']],
  ['openRow', ['Enter']],
  ['claim', ['T']],
  ['escape', ['Esc']],
  ['help', ['?']],
] as const;

/** The list of keys, on `?` and in the user's menu. */
export const ShortcutsDialog = ({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('staff');
  const [claimOff, setClaimOff] = useDraft(CLAIM_KEY_OFF);
  const first = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      open={open}
      size="small"
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Dialog.Popup width="32rem" initialFocusTo={first}>
        <Dialog.Header>
          <Dialog.Title>{t('keys.title')}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>
          <Switch
            size="small"
            ref={first}
            checked={claimOff === ''}
            onChange={(event) => {
              setClaimOff(event.target.checked ? '' : 'off');
            }}
          >
            {t('keys.claimOff')}
          </Switch>
          <table className="om-keys">
            <thead>
              <tr>
                <th scope="col">{t('keys.key')}</th>
                <th scope="col">{t('keys.does')}</th>
              </tr>
            </thead>
            <tbody>
              {ROWS.map(([row, keys]) => (
                <tr key={row}>
                  <td>
                    {keys.map((key) => (
                      <kbd key={key} className="om-kbd">
                        {key}
                      </kbd>
                    ))}
                  </td>
                  <td>{t(`keys.rows.${row}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Dialog.Body>
      </Dialog.Popup>
    </Dialog>
  );
};
