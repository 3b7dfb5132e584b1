import type { StaffVisit } from '@om/contracts/gateway';
import { LIMITS } from '@om/contracts';
import { REDIRECTIONS } from '@om/contracts/visit';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { useDraft } from '../../drafts/use-draft.js';
import { Radio, RadioGroup, Textarea } from '../../ui/fields.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { useVisitCommand } from './use-visit.js';
import { AboutVisit } from './about-visit.js';

type Destination = (typeof REDIRECTIONS)[number];

interface RedirectDialogProps {
  readonly visit: StaffVisit['visit'];
  readonly onClose: () => void;
}

/** *Hänvisa vidare* (domain 4.3-22): where to, and the words the patient gets. The visit ends with it. */
export const RedirectDialog = ({ visit, onClose }: RedirectDialogProps) => {
  const { t } = useTranslation('staff');
  const [destination, setDestination] = useState<Destination>('1177');
  const [message, setMessage] = useDraft(`redirect:${visit.visitId}`);
  const [tried, setTried] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const send = useVisitCommand(visit.visitId);
  const redirect = useAction(async () => {
    setTried(true);
    if (message.trim() === '') return;
    await send('redirect', { destination, message: message.trim() });
    setMessage('');
    onClose();
  });
  return (
    <FormDialog
      title={t('redirect.title')}
      description={<AboutVisit visit={visit} />}
      width="34rem"
      first={first}
      onClose={onClose}
      problem={redirect.problem}
      note={t('redirect.ends')}
      submit={{ label: t('redirect.submit'), busy: redirect.busy, onPress: () => void redirect.run() }}
    >
      <RadioGroup legend={t('redirect.where')} value={destination} onChange={setDestination}>
        {REDIRECTIONS.map((known, index) => (
          <Radio key={known} value={known} {...(index === 0 ? { ref: first } : {})}>
            {t(`redirect.to.${known}`)}
          </Radio>
        ))}
      </RadioGroup>
      <Textarea
        label={t('redirect.message')}
        description={t('redirect.messageHelp')}
        maxLength={LIMITS.message}
        minRows={3}
        maxRows={8}
        value={message}
        error={tried && message.trim() === '' ? t('redirect.messageNeeded') : undefined}
        onChange={(event) => {
          setMessage(event.target.value);
        }}
      />
    </FormDialog>
  );
};
