import type { StaffVisit } from '@om/contracts/gateway';
import { DECLINE_CODES, type Handover } from '@om/contracts/visit';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { useDraft } from '../../drafts/use-draft.js';
import { Radio, RadioGroup, Textarea } from '../../ui/fields.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { useNavigate } from '../../ui/navigation.js';
import { useVisitCommand } from '../visit/use-visit.js';

interface DeclineDialogProps {
  readonly view: StaffVisit;
  readonly handover: Handover;
  readonly onClose: () => void;
}

/** *Neka*: a reason and words, because the sender has to know what to do next. */
export const DeclineDialog = ({ view, handover, onClose }: DeclineDialogProps) => {
  const { t } = useTranslation(['staff', 'shared']);
  const { visitId } = view.visit;
  const navigate = useNavigate();
  const [code, setCode] = useState<(typeof DECLINE_CODES)[number]>();
  const [text, setText] = useDraft(`decline:${visitId}`);
  const [tried, setTried] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const isTextMissing = code === 'other' && text.trim() === '';
  const send = useVisitCommand(visitId);
  const decline = useAction(async () => {
    setTried(true);
    if (code === undefined || isTextMissing) return;
    await send('decline-handover', { handoverId: handover.handoverId, code, text: text.trim() });
    setText('');
    navigate('/?flik=handovers');
  });
  return (
    <FormDialog
      title={t('decline.title')}
      description={t('decline.lead', { name: handover.from.name })}
      width="30rem"
      first={first}
      onClose={onClose}
      problem={decline.problem}
      submit={{ label: t('handover.decline'), busy: decline.busy, onPress: () => void decline.run() }}
    >
      <RadioGroup
        legend={t('decline.reason')}
        value={code ?? ''}
        error={tried && code === undefined ? t('decline.chooseReason') : undefined}
        onChange={setCode}
      >
        {DECLINE_CODES.map((known, index) => (
          <Radio key={known} value={known} {...(index === 0 ? { ref: first } : {})}>
            {t(`decline.code.${known}`)}
          </Radio>
        ))}
      </RadioGroup>
      <Textarea
        label={t('decline.text')}
        description={t('handover.notForPatient')}
        maxLength={500}
        minRows={2}
        value={text}
        error={tried && isTextMissing ? t('decline.textNeeded') : undefined}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
    </FormDialog>
  );
};
