import type { StaffVisit } from '@om/contracts/gateway';
import { FEEDBACK_CATEGORIES, giveFeedback } from '@om/contracts/visit';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { newId } from '../../connection/new-id.js';
import { useDraft } from '../../drafts/use-draft.js';
import { Radio, RadioGroup, Textarea } from '../../ui/fields.js';
import { FormDialog } from '../../ui/form-dialog.js';

type Category = (typeof FEEDBACK_CATEGORIES)[number];

interface FeedbackDialogProps {
  readonly visit: StaffVisit['visit'];
  readonly onClose: () => void;
  readonly onGiven: () => void;
}

/** *Intern återkoppling* (seed 2.2-8): about the visit, for the unit's lead; no part of the record. */
export const FeedbackDialog = ({ visit, onClose, onGiven }: FeedbackDialogProps) => {
  const { t } = useTranslation('staff');
  const { http, commands } = useLink();
  const [category, setCategory] = useState<Category>();
  const [text, setText] = useDraft(`feedback:${visit.visitId}`);
  const [tried, setTried] = useState(false);
  const [feedbackId] = useState(newId);
  const first = useRef<HTMLInputElement>(null);
  const give = useAction(async () => {
    setTried(true);
    if (category === undefined || text.trim() === '') return;
    const body = { feedbackId, category, text: text.trim() };
    await commands.run(`feedback:${visit.visitId}`, (commandId) =>
      http.post(`/api/staff/visits/${visit.visitId}/feedback`, { ...body, commandId }, giveFeedback.answer),
    );
    setText('');
    onGiven();
  });
  return (
    <FormDialog
      title={t('feedback.title')}
      description={t('feedback.lead')}
      width="32rem"
      first={first}
      onClose={onClose}
      problem={give.problem}
      submit={{ label: t('feedback.send'), busy: give.busy, onPress: () => void give.run() }}
    >
      <RadioGroup
        legend={t('feedback.category')}
        value={category ?? ''}
        error={tried && category === undefined ? t('feedback.choose') : undefined}
        onChange={setCategory}
      >
        {FEEDBACK_CATEGORIES.map((known, index) => (
          <Radio key={known} value={known} {...(index === 0 ? { ref: first } : {})}>
            {t(`feedback.of.${known}`)}
          </Radio>
        ))}
      </RadioGroup>
      <Textarea
        label={t('feedback.text')}
        description={t('feedback.textHelp')}
        maxLength={2_000}
        minRows={3}
        maxRows={10}
        value={text}
        error={tried && text.trim() === '' ? t('feedback.textNeeded') : undefined}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
    </FormDialog>
  );
};
