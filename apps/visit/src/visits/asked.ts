import type { CommandContract, Principal } from '@om/contracts';
import type { RequestContext } from '@om/messaging';

/** A command as it came in: who, which, and its name. */
export interface Asked {
  readonly principal: Principal;
  readonly commandId: string;
  readonly what: string;
}

/** What is asked, by whom, under the name of its contract. */
export const asked = (
  { principal, commandId }: RequestContext,
  { name }: Pick<CommandContract, 'name'>,
): Asked => ({ principal, commandId, what: name });
