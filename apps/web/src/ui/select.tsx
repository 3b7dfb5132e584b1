import {
  Checkbox as AkselCheckbox,
  CheckboxGroup as AkselCheckboxGroup,
  Select as AkselSelect,
  type CheckboxGroupProps,
  type CheckboxProps,
  type SelectProps,
} from '@navikt/ds-react';
import { use, type Ref } from 'react';
import { DensityContext } from './controls.js';

/** A list to choose one from, in the size of the page. */
export const Select = (props: SelectProps & { readonly ref?: Ref<HTMLSelectElement> }) => (
  <AkselSelect size={use(DensityContext)} {...props} />
);

/** One thing to tick. */
export const Checkbox = (props: CheckboxProps & { readonly ref?: Ref<HTMLInputElement> }) => (
  <AkselCheckbox size={use(DensityContext)} {...props} />
);

/** Several things to tick, with one heading. */
export const CheckboxGroup = (props: CheckboxGroupProps) => (
  <AkselCheckboxGroup size={use(DensityContext)} {...props} />
);
