import type { ServerFrame } from '@om/contracts/gateway';
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { useLink } from './link.js';
import { problemFrom, type Problem } from './problem.js';
import type { SocketStatus } from './socket-client.js';

/** The server's time, refreshed so often that what is shown does not lag behind. @param everyMs milliseconds */
export const useNow = (everyMs = 10_000): number => {
  const { clock } = useLink();
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(clock.now());
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [clock, everyMs]);
  return now;
};

/** How the live connection is now. */
export const useSocketStatus = (): SocketStatus => {
  const { socket } = useLink();
  return useSyncExternalStore(
    (tell) => socket.statusChanges.add(tell),
    () => socket.status,
  );
};

/** Calls `onFrame` for every frame the gateway sends. */
export const useFrames = (onFrame: (frame: ServerFrame) => void): void => {
  const { socket } = useLink();
  const handle = useEffectEvent(onFrame);
  useEffect(
    () =>
      socket.frames.add((frame) => {
        handle(frame);
      }),
    [socket],
  );
};

/** One button's command: whether it runs now, and what went wrong last. */
export interface Action<I> {
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  run(input: I): Promise<void>;
  clear(): void;
}

/** Turns a command into a button's state. The problem stays until the next try. */
export const useAction = <I = void>(send: (input: I) => Promise<unknown>): Action<I> => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const run = async (input: I): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await send(input);
    } catch (error) {
      setProblem(problemFrom(error));
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    problem,
    run,
    clear: () => {
      setProblem(undefined);
    },
  };
};
