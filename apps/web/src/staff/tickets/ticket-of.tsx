import type { ChatMessage } from '@om/contracts/chat';
import type { StaffVisit } from '@om/contracts/gateway';
import { useAction } from '../../connection/hooks.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { isAllowed, useVisitCommand } from '../visit/use-visit.js';
import { TicketCard } from './ticket-card.js';

interface TicketOfProps {
  readonly view: StaffVisit;
  readonly message: ChatMessage;
}

/** The card of the *bokningsbiljett* that a notice in the chat is about, as it stands now. */
export const TicketOf = ({ view, message }: TicketOfProps) => {
  const send = useVisitCommand(view.visit.visitId);
  const ticket = view.visit.tickets?.find((one) => one.ticketId === message.ticketId);
  const revoke = useAction(() => send('revoke-ticket', { ticketId: ticket?.ticketId }));
  if (!ticket) return null;
  return (
    <>
      <TicketCard
        ticket={ticket}
        busy={revoke.busy}
        onRevoke={isAllowed(view, 'revoke-ticket') ? () => void revoke.run() : undefined}
      />
      <ProblemNotice problem={revoke.problem} />
    </>
  );
};
