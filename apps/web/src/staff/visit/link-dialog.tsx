import type { StaffVisit } from '@om/contracts/gateway';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useNow } from '../../connection/hooks.js';
import { Swedish } from '../../language/swedish.js';
import { useLanguage } from '../../language/use-language.js';
import { relativeTime } from '../../time/swedish-time.js';
import { Radio, RadioGroup } from '../../ui/fields.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { linkTargets } from './link-targets.js';
import { useVisitCommand } from './use-visit.js';

interface LinkDialogProps {
  readonly view: StaffVisit;
  readonly onClose: () => void;
}

/** *Koppla ihop* (domain 4.8): closes this duplicate with a pointer to the case that goes on. Chats are never mixed. */
export const LinkDialog = ({ view, onClose }: LinkDialogProps) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const now = useNow();
  const targets = linkTargets(view);
  const [toVisitId, setTo] = useState(targets[0]?.visitId ?? '');
  const first = useRef<HTMLInputElement>(null);
  const send = useVisitCommand(view.visit.visitId);
  const link = useAction(async () => {
    await send('link', { toVisitId });
    onClose();
  });
  return (
    <FormDialog
      title={t('link.title')}
      description={t('link.lead')}
      width="32rem"
      first={first}
      onClose={onClose}
      problem={link.problem}
      submit={{ label: t('link.submit'), busy: link.busy, onPress: () => void link.run() }}
    >
      <RadioGroup legend={t('link.which')} value={toVisitId} onChange={setTo}>
        {targets.map((one, index) => (
          <Radio key={one.visitId} value={one.visitId} {...(index === 0 ? { ref: first } : {})}>
            <Swedish>{one.reason.label}</Swedish>, {relativeTime(one.createdAt, now, language)}
          </Radio>
        ))}
      </RadioGroup>
    </FormDialog>
  );
};
