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
import { DensityContext } from './controls.js';

export const TextField = (props: TextFieldProps & { readonly ref?: Ref<HTMLInputElement> }) => (
  <AkselTextField size={use(DensityContext)} {...props} />
);

export const Textarea = (props: TextareaProps & { readonly ref?: Ref<HTMLTextAreaElement> }) => (
  <AkselTextarea size={use(DensityContext)} {...props} />
);

export const RadioGroup = (props: RadioGroupProps) => (
  <AkselRadioGroup size={use(DensityContext)} {...props} />
);

export { Radio };
