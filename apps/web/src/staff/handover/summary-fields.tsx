import { HANDOVER_MESSAGE_LIMIT } from '@om/contracts/visit';
import { useTranslation } from 'react-i18next';
import { Textarea } from '../../ui/fields.js';
import { SUMMARY_PARTS, summaryOf, type SummaryForm } from './summary.js';

interface SummaryFieldsProps {
  readonly form: SummaryForm;
  readonly onForm: (form: SummaryForm) => void;
}

/** *Sammanfattning*: folded until it is wanted, because a message is enough for most handovers. */
export const SummaryFields = ({ form, onForm }: SummaryFieldsProps) => {
  const { t } = useTranslation('staff');
  return (
    <details className="om-summary-fields" open={summaryOf(form) !== undefined || undefined}>
      <summary>{t('summary.fold')}</summary>
      <div>
        {SUMMARY_PARTS.map((part) => (
          <Textarea
            key={part}
            label={t(`summary.part.${part}`)}
            maxLength={HANDOVER_MESSAGE_LIMIT}
            minRows={1}
            maxRows={5}
            value={form[part]}
            onChange={(event) => {
              onForm({ ...form, [part]: event.target.value });
            }}
          />
        ))}
      </div>
    </details>
  );
};
