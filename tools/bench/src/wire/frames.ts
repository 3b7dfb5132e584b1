/**
 * What the floor and the bare chain understand of the frames of `libs/contracts` (gateway/socket.ts): the same client can
 * talk to them and to the gateway.
 */
export type Said =
  | { readonly type: 'open'; readonly ref: string; readonly visitId: string }
  | { readonly type: 'send'; readonly ref: string; readonly visitId: string; readonly text: string };

/** A message as it is stored, published and shown. */
export interface BareMessage {
  readonly messageId: string;
  readonly visitId: string;
  readonly seq: number;
  readonly clientId: string;
  readonly text: string;
  readonly at: string;
}

/** The frame a follower gets. */
export const messageFrame = (message: BareMessage): string => JSON.stringify({ type: 'message', message });

/** The frame the sender gets when the message is stored. */
export const storedFrame = ({ clientId, visitId, seq, messageId, at }: BareMessage): string =>
  JSON.stringify({ type: 'stored', ref: clientId, visitId, seq, messageId, at });
