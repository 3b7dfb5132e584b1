import { useSocketStatus } from '../connection/hooks.js';
import { Button, type ButtonProps } from './controls.js';

/** A button that changes something for others: it waits while the connection is lost (design 7), and the page says that it is. */
export const CommandButton = ({ disabled = false, ...props }: ButtonProps) => {
  const status = useSocketStatus();
  return <Button {...props} disabled={disabled || status.kind === 'down'} />;
};
