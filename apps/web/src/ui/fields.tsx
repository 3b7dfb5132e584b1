import {
  Textarea as AkselTextarea,
  TextField as AkselTextField,
  Radio,
  RadioGroup as AkselRadioGroup,
  type RadioGroupProps,
  type TextareaProps,
  type TextFieldProps,
} from '@navikt/ds-react';
import { use, type Ref } from 'react';
import { counterOf } from './character-counter.js';
import { DensityContext } from './controls.js';

export const TextField = (props: TextFieldProps & { readonly ref?: Ref<HTMLInputElement> }) => (
  <AkselTextField size={use(DensityContext)} {...props} />
);

interface OurTextareaProps extends TextareaProps {
  readonly ref?: Ref<HTMLTextAreaElement>;
  readonly value: string;
  /** When the counter of `maxLength` shows: near the limit, or always where short is part of the task. */
  readonly counter?: 'near' | 'always';
}

/** A text of several lines. The kit counts every character from the first one, for eyes and for screen readers. */
export const Textarea = ({ counter = 'near', maxLength, ...props }: OurTextareaProps) => {
  const isShown =
    maxLength !== undefined && (counter === 'always' || counterOf(props.value, maxLength).kind !== 'none');
  return <AkselTextarea size={use(DensityContext)} {...props} {...(isShown ? { maxLength } : {})} />;
};

export const RadioGroup = (props: RadioGroupProps) => (
  <AkselRadioGroup size={use(DensityContext)} {...props} />
);

export { Radio };
