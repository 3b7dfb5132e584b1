import type { Handover } from '@om/contracts/visit';

/** What a person should be told of a handover at once, and the other person's name (empty for a timer). */
export interface Told {
  readonly kind: 'proposed' | 'accepted' | 'declined' | 'expired';
  readonly name: string;
}

/** The receiver hears of the proposal, the sender of the answer. Taking back is silent: the row just leaves the list. */
export const toldOf = (
  handover: Pick<Handover, 'state' | 'from' | 'to' | 'answeredBy'>,
  me: string,
): Told | undefined => {
  const isSender = handover.from.personId === me;
  switch (handover.state) {
    case 'proposed':
      return isSender ? undefined : { kind: 'proposed', name: handover.from.name };
    case 'accepted':
    case 'declined':
    case 'expired':
      return isSender
        ? { kind: handover.state, name: handover.answeredBy?.name ?? handover.to.person?.name ?? '' }
        : undefined;
    case 'cancelled':
      return undefined;
  }
};
