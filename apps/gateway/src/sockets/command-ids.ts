import { v5 } from 'uuid';

/** Namespace of command ids made from a message's client id (RFC 9562, version 5). */
const SEND_NAMESPACE = '5f0b5c1e-7a53-4d1c-9d0e-2f4f8a9b6c11';
/** Another one, so that a client id used in both conversations of a visit is two commands. */
const SEND_INTERNAL_NAMESPACE = '9c2a3d64-41d8-4f0e-8a2b-6f6e3b1d7c52';

const idFrom =
  (namespace: string) =>
  (personId: string, visitId: string, ref: string): string =>
    v5(`${personId}/${visitId}/${ref}`, namespace);

/** The id of the command that stores a message: the same for every repeat of it, over whichever socket. */
export const sendCommandId = idFrom(SEND_NAMESPACE);
/** The same in the vårdgivarchatt. */
export const sendInternalCommandId = idFrom(SEND_INTERNAL_NAMESPACE);
