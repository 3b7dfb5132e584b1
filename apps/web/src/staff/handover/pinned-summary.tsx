import type { Handover } from '@om/contracts/visit';
import { useTranslation } from 'react-i18next';
import { SUMMARY_PARTS } from './summary.js';

/** The sender's summary, pinned above what colleagues write, before and after *Acceptera*. Never shown to the patient. */
export const PinnedSummary = ({ handover }: { readonly handover: Handover | undefined }) => {
  const { t } = useTranslation('staff');
  if (!handover?.summary || !['proposed', 'accepted'].includes(handover.state)) return null;
  const { summary, from } = handover;
  return (
    <details className="om-pinned-summary" open>
      <summary>{t('summary.from', { name: from.name })}</summary>
      <dl>
        {SUMMARY_PARTS.filter((part) => summary[part] !== undefined).map((part) => (
          <div key={part}>
            <dt>{t(`summary.part.${part}`)}</dt>
            <dd dir="auto">{summary[part]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
};
