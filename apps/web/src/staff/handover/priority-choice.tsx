import { useTranslation } from 'react-i18next';
import { Radio, RadioGroup } from '../../ui/fields.js';
import { PriorityMark } from '../facts/priority-mark.js';
import type { Priority } from './handover-form.js';

const PRIORITIES: readonly Priority[] = [1, 2, 3, 4, 5];

/** *Prioritet*: five choices in a row, number and word together; the longest word is the short one of the picture. */
export const PriorityChoice = ({
  value,
  onChange,
}: {
  readonly value: Priority;
  readonly onChange: (priority: Priority) => void;
}) => {
  const { t } = useTranslation('staff');
  return (
    <RadioGroup className="om-priorities" legend={t('facts.priority')} value={value} onChange={onChange}>
      {PRIORITIES.map((priority) => (
        <Radio key={priority} value={priority}>
          <PriorityMark
            priority={priority}
            withWord
            {...(priority === 4 ? { word: t('handover.weekday') } : {})}
          />
        </Radio>
      ))}
    </RadioGroup>
  );
};
