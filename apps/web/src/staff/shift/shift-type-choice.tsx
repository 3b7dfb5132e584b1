import { shiftType } from '@om/contracts/queue';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { capitalised } from '../../language/capital.js';
import { Radio, RadioGroup } from '../../ui/fields.js';
import type { ShiftType } from './shift-type.js';

interface ShiftTypeChoiceProps {
  readonly value: ShiftType | undefined;
  readonly onChange: (type: ShiftType) => void;
  /** The chosen one, for a dialog that gives it the focus and has the words over it already. */
  readonly first?: RefObject<HTMLInputElement | null>;
}

/** *Primärjour* or *Bakjour* (domain 1.3-1). */
export const ShiftTypeChoice = ({ value = 'primary', onChange, first }: ShiftTypeChoiceProps) => {
  const { t } = useTranslation('staff');
  return (
    <RadioGroup
      legend={t('shiftType.title')}
      description={t('shiftType.same')}
      value={value}
      onChange={onChange}
      hideLegend={first !== undefined}
    >
      {shiftType.options.map((type) => (
        <Radio
          key={type}
          value={type}
          description={t(`shiftType.help.${type}`)}
          {...(first && type === value && { ref: first })}
        >
          {capitalised(t(`shiftType.${type}`))}
        </Radio>
      ))}
    </RadioGroup>
  );
};
