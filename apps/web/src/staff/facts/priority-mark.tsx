import { useTranslation } from 'react-i18next';

interface PriorityMarkProps {
  readonly priority: number;
  /** The word beside the number; without it the word is for screen readers only. */
  readonly withWord?: boolean;
  /** A shorter word where five stand in a row. */
  readonly word?: string;
}

/** A square with the number, and always the word, so that colour is never alone. */
export const PriorityMark = ({ priority, withWord = false, word }: PriorityMarkProps) => {
  const { t } = useTranslation('staff');
  return (
    <span className="om-priority">
      <span className="om-priority-square" data-priority={priority}>
        {priority}
      </span>
      <span className={withWord ? undefined : 'om-hidden'}>{word ?? t(`priority.p${priority as 3}`)}</span>
    </span>
  );
};
