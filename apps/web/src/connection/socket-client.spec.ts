import { serverFrame, SOCKET_CLOSE } from '@om/contracts/gateway';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FakeSocket } from '../testing/fake-socket.js';
import { HEARTBEAT_MS, SocketClient, WELCOME_MS } from './socket-client.js';

const welcome = { type: 'welcome', serverTime: '2026-11-23T09:00:00.000Z' };

const aClient = (onLoggedOut = () => undefined) => {
  const sockets: FakeSocket[] = [];
  const client = new SocketClient({
    heard: serverFrame,
    open: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    now: () => Date.now(),
    random: () => 0,
    onLoggedOut,
  });
  client.connect();
  return { client, sockets, latest: () => sockets.at(-1) as FakeSocket };
};

describe('the live connection', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is up when the gateway has said welcome, not before', () => {
    const { client, latest } = aClient();
    expect(client.send({ type: 'ping', ref: 'a' })).toBe(false);
    latest().say(welcome);
    expect(client.status.kind).toBe('up');
    expect(client.send({ type: 'ping', ref: 'a' })).toBe(true);
  });
  it('comes back by itself, and waits longer after each failure', () => {
    const { client, sockets, latest } = aClient();
    latest().say(welcome);
    const since = Date.now();
    latest().drop();
    expect(client.status).toEqual({ kind: 'down', since, retryAt: since + 250 });
    jest.advanceTimersByTime(250);
    latest().drop();
    expect(client.status).toEqual({ kind: 'down', since, retryAt: since + 250 + 500 });
    jest.advanceTimersByTime(500);
    expect(sockets).toHaveLength(3);
    latest().say(welcome);
    expect(client.status.kind).toBe('up');
  });
  it('treats silence as a broken connection', () => {
    const { client, latest } = aClient();
    latest().say(welcome);
    const dead = latest();
    jest.advanceTimersByTime(3 * HEARTBEAT_MS);
    expect(dead.closed).toBe(true);
    expect(client.status.kind).toBe('down');
  });
  it('tries another socket when the gateway says nothing on one that is open', () => {
    const { client, sockets } = aClient();
    jest.advanceTimersByTime(WELCOME_MS);
    expect(sockets[0]?.closed).toBe(true);
    expect(client.status.kind).toBe('down');
    jest.advanceTimersByTime(250);
    expect(sockets).toHaveLength(2);
    sockets[1]?.say(welcome);
    jest.advanceTimersByTime(WELCOME_MS);
    expect(client.status.kind).toBe('up');
  });
  it('is not given up in a hidden tab, whose timers the browser holds back to one a minute', () => {
    const { client, latest } = aClient();
    latest().say(welcome);
    for (let minute = 0; minute < 5; minute += 1) {
      jest.setSystemTime(Date.now() + 60_000);
      jest.advanceTimersByTime(HEARTBEAT_MS);
      latest().say({ type: 'pong', ref: 'heartbeat', serverTime: welcome.serverTime });
    }
    expect(client.status.kind).toBe('up');
  });
  it('is down at once when the browser says that the network is gone', () => {
    const { client, latest } = aClient();
    latest().say(welcome);
    client.interrupt();
    expect(client.status.kind).toBe('down');
    jest.advanceTimersByTime(250);
    latest().say(welcome);
    expect(client.status.kind).toBe('up');
  });
  it('stays up as long as pings are answered', () => {
    const { client, latest } = aClient();
    latest().say(welcome);
    for (let beat = 0; beat < 6; beat += 1) {
      jest.advanceTimersByTime(HEARTBEAT_MS);
      latest().say({ type: 'pong', ref: 'heartbeat', serverTime: welcome.serverTime });
    }
    expect(client.status.kind).toBe('up');
  });
  it('does not come back when the login has run out, and says so', () => {
    const onLoggedOut = jest.fn(() => undefined);
    const { client, sockets, latest } = aClient(onLoggedOut);
    latest().say(welcome);
    latest().drop(SOCKET_CLOSE.notLoggedIn);
    jest.advanceTimersByTime(60_000);
    expect(client.status.kind).toBe('ended');
    expect(sockets).toHaveLength(1);
    expect(onLoggedOut).toHaveBeenCalledTimes(1);
  });
  it('ignores frames it does not know', () => {
    const { client, latest } = aClient();
    latest().say({ type: 'something-new' });
    expect(client.status.kind).toBe('connecting');
  });
});
