import { staffSession } from '@om/contracts/gateway';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { useStaff } from '../session/staff-context.js';
import { ShiftTypeChoice } from './shift-type-choice.js';

/** *Jour* during the shift: unit, role and everything open stay as they are. */
export const ShiftTypeDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation('staff');
  const { http } = useLink();
  const { session, me, renew } = useStaff();
  const [shiftType, choose] = useState(session.shiftType);
  const first = useRef<HTMLInputElement>(null);
  const save = useAction(async () => {
    const choice = { careUnitId: me.careUnitId, role: me.role, shiftType };
    renew(await http.post('/api/staff/session/assignment', choice, staffSession));
    onClose();
  });
  return (
    <FormDialog
      title={t('shiftType.title')}
      description={t('shiftType.same')}
      width="30rem"
      first={first}
      onClose={onClose}
      problem={save.problem}
      submit={{ label: t('shiftType.save'), busy: save.busy, onPress: () => void save.run() }}
    >
      <ShiftTypeChoice first={first} value={shiftType} onChange={choose} />
    </FormDialog>
  );
};
