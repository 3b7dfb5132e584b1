import type { ServerFrame } from '@om/contracts/gateway';

type HandoverFrame = Extract<ServerFrame, { type: 'handover' }>;

/** What a person should be told of a handover at once, and the other person's name (empty for a timer). */
export interface Told {
  readonly kind: 'proposed' | 'reminded' | 'accepted' | 'declined' | 'expired';
  readonly name: string;
}

/** Whether it changes anything of what is shown to whom it reaches: that one of a group has declined changes nothing for the others (domain 4.4 H3). */
export const saysNews = ({ handover, happened }: Pick<HandoverFrame, 'handover' | 'happened'>): boolean =>
  !(happened === 'declined' && handover.state === 'proposed');

/**
 * The receiver hears of the proposal and the reminder, the sender of the answer. Taking back is silent, and so is the own no from
 * another window: the row just leaves the list.
 */
export const toldOf = (frame: Pick<HandoverFrame, 'handover' | 'happened'>, me: string): Told | undefined => {
  const { from, to, state, answeredBy } = frame.handover;
  const isSender = from.personId === me;
  switch (state) {
    case 'proposed':
      if (isSender || !saysNews(frame) || frame.happened === 'declined-by-you') return undefined;
      return { kind: frame.happened === 'reminded' ? 'reminded' : 'proposed', name: from.name };
    case 'accepted':
    case 'declined':
    case 'expired':
      return isSender ? { kind: state, name: answeredBy?.name ?? to.person?.name ?? '' } : undefined;
    case 'cancelled':
      return undefined;
  }
};
