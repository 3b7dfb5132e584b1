import type { StaffVisit } from '@om/contracts/gateway';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { problemFrom } from '../../connection/problem.js';
import { Radio, RadioGroup } from '../../ui/fields.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Select } from '../../ui/select.js';
import { useResources } from '../handover/resources.js';
import { useStaff } from '../session/staff-context.js';
import { andBehind } from '../shift/shift-type.js';
import { useVisitCommand } from '../visit/use-visit.js';
import { invitable } from './invitable.js';

interface InviteDialogProps {
  readonly view: StaffVisit;
  readonly onClose: () => void;
}

/** *Bjud in kollega* (seed 2.2-5): a colleague on shift becomes guest in the patient chat, and the patient is told. */
export const InviteDialog = ({ view, onClose }: InviteDialogProps) => {
  const { t } = useTranslation(['staff', 'shared']);
  const { visit } = view;
  const { me } = useStaff();
  const resources = useResources();
  const colleagues = invitable(resources.data ?? { units: [] }, visit, me.personId);
  const [personId, setPersonId] = useState('');
  const [sees, setSees] = useState<'all' | 'from-now'>('all');
  const [tried, setTried] = useState(false);
  const first = useRef<HTMLSelectElement>(null);
  const send = useVisitCommand(visit.visitId);
  const invite = useAction(async () => {
    setTried(true);
    const chosen = colleagues.find((one) => one.personId === personId);
    if (!chosen) return;
    await send('invite-guest', { personId, careUnitId: chosen.careUnitId, sees });
    onClose();
  });
  return (
    <FormDialog
      title={t('guest.invite')}
      description={t('guest.inviteLead')}
      width="32rem"
      first={first}
      onClose={onClose}
      problem={invite.problem}
      submit={{ label: t('guest.inviteButton'), busy: invite.busy, onPress: () => void invite.run() }}
    >
      {resources.isError && <ProblemNotice problem={problemFrom(resources.error)} />}
      <Select
        ref={first}
        label={t('guest.colleague')}
        value={personId}
        error={tried && personId === '' ? t('guest.choose') : undefined}
        onChange={(event) => {
          setPersonId(event.target.value);
        }}
      >
        <option value="">
          {t(resources.data && colleagues.length === 0 ? 'guest.nobody' : 'guest.choose')}
        </option>
        {colleagues.map((one) => (
          <option key={one.personId} value={one.personId}>
            {one.name}, {t(`shared:profession.${one.profession}`)}, {one.careUnitName}
            {andBehind(one, t)}
          </option>
        ))}
      </Select>
      <RadioGroup legend={t('guest.sees')} value={sees} onChange={setSees}>
        <Radio value="all">{t('guest.seesAll')}</Radio>
        <Radio value="from-now">{t('guest.seesFromNow')}</Radio>
      </RadioGroup>
      <p className="om-muted">{t('guest.patientTold')}</p>
    </FormDialog>
  );
};
