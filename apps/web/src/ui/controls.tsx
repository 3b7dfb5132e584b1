import { Button as AkselButton, type ButtonProps as AkselButtonProps } from '@navikt/ds-react';
import { createContext, use, type ReactNode, type Ref } from 'react';

/** Staff work all day in small parts; patients get large ones. */
export const DensityContext = createContext<'small' | 'medium'>('medium');

export interface ButtonProps extends AkselButtonProps {
  readonly ref?: Ref<HTMLButtonElement>;
}

/**
 * A button in the size of the page. Secondary and tertiary ones are grey for staff, so that one thing in a view is green.
 * While `loading` it stays pressable-looking but does nothing.
 */
export const Button = (props: ButtonProps) => {
  const size = use(DensityContext);
  const grey = size === 'small' && props.variant !== undefined && props.variant !== 'primary';
  return (
    <AkselButton
      type="button"
      size={size}
      {...(grey ? { 'data-color': 'neutral' as const } : {})}
      {...props}
    />
  );
};

interface ButtonLinkProps {
  readonly href: string;
  readonly variant?: 'primary' | 'secondary' | 'tertiary';
  readonly children: ReactNode;
  readonly className?: string;
}

/** A link that looks like a button: it leads somewhere instead of doing something. The kit would call it a button. */
export const ButtonLink = ({ variant = 'primary', ...props }: ButtonLinkProps) => (
  <AkselButton as="a" role={undefined} size={use(DensityContext)} variant={variant} {...props} />
);
