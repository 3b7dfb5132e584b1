import type { ServerFrame } from '@om/contracts/gateway';
import { createContext, use } from 'react';
import type { z } from 'zod';
import { OutgoingQueue } from '../chat/outgoing.js';
import { createCipher } from '../drafts/cipher.js';
import { DraftStore } from '../drafts/draft-store.js';
import { CommandIds } from './command-ids.js';
import { createHttpClient, type HttpClient } from './http-client.js';
import { ServerClock } from './server-clock.js';
import { SocketClient } from './socket-client.js';

/** Everything that a logged-in page shares: how to ask, how to hear, what has been typed. */
export interface Link {
  readonly http: HttpClient;
  readonly socket: SocketClient;
  readonly clock: ServerClock;
  readonly drafts: DraftStore;
  readonly outgoing: OutgoingQueue;
  readonly commands: CommandIds;
  readonly stop: () => void;
}

/** What a login gives: the parts of both sessions that the connection needs. */
export interface LoginFacts {
  readonly csrfToken: string;
  readonly draftKey: string;
  readonly serverTime: string;
}

const socketUrl = (path: string): string =>
  `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}${path}`;

/** On which side of the visit a login is. */
export interface LinkSide {
  /** Which socket, and which addresses. */
  readonly side: 'staff' | 'patient';
  /** What its socket may hear. */
  readonly heard: z.ZodType<ServerFrame>;
}

/** Builds the link of a login. */
export const createLink = async (
  { side, heard }: LinkSide,
  login: LoginFacts,
  onLoggedOut: () => void,
): Promise<Link> => {
  const clock = new ServerClock(Date.now);
  clock.set(login.serverTime);
  const drafts = await DraftStore.open(localStorage, await createCipher(login.draftKey));
  const socket = new SocketClient({
    open: () => new WebSocket(socketUrl(`/api/${side}/socket`)),
    heard,
    now: Date.now,
    random: Math.random,
    onLoggedOut,
  });
  const outgoing = new OutgoingQueue(socket, drafts, () => clock.now());
  const http = createHttpClient({
    fetch: (...input) => fetch(...input),
    csrfToken: () => login.csrfToken,
    onLoggedOut,
  });
  const onStorage = (event: StorageEvent) => void drafts.onStorage(event.key);
  const onOnline = () => {
    socket.connect();
  };
  const onOffline = () => {
    socket.interrupt();
  };
  addEventListener('offline', onOffline);
  addEventListener('storage', onStorage);
  addEventListener('online', onOnline);
  socket.connect();
  const stop = () => {
    removeEventListener('storage', onStorage);
    removeEventListener('online', onOnline);
    removeEventListener('offline', onOffline);
    outgoing.stop();
    socket.end();
  };
  return { http, socket, clock, drafts, outgoing, commands: new CommandIds(), stop };
};

export const LinkContext = createContext<Link | undefined>(undefined);

/** The link of the logged-in page. */
export const useLink = (): Link => {
  const link = use(LinkContext);
  if (!link) throw new Error('useLink needs a login around it');
  return link;
};
