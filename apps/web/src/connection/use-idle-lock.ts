import { useEffect, useEffectEvent, useRef } from 'react';

/** When a login runs out, both in the server's time (ISO 8601), so that a wrong clock in the browser does not matter. */
export interface LoginTimes {
  readonly serverTime: string;
  readonly expiresAt: string;
}

interface IdleLockOptions {
  readonly side: 'staff' | 'patient';
  /** Undefined while nobody is logged in. */
  readonly times: LoginTimes | undefined;
  /** Asks the server for more time; answers the new times, or throws when the login is over or cannot be asked. */
  readonly prolong: () => Promise<LoginTimes>;
  /** Another tab of the same browser has been given more time. */
  readonly onProlonged: (times: LoginTimes) => void;
  readonly lock: () => void;
}

/** While the person is active, the login is prolonged this often, milliseconds: an idle time is never cut short by more. */
const PROLONG_MS = 60_000;
/** How often the clock is looked at, milliseconds: a timer for the whole time would sleep on while the machine sleeps. */
const LOOK_MS = 5_000;

/**
 * Covers the page when its person has been away for the idle time (domain 4.6: 15 min staff, 20 min patient). Only keys and
 * pointer prolong; whoever works in one tab of a browser is not locked out of the others.
 */
export const useIdleLock = ({ side, times, prolong, onProlonged, lock }: IdleLockOptions): void => {
  const asked = useRef(0);
  const channel = useRef<BroadcastChannel>(undefined);
  const onActive = useEffectEvent(async () => {
    if (Date.now() - asked.current < PROLONG_MS) return;
    asked.current = Date.now();
    channel.current?.postMessage(await prolong());
  });
  const onOtherTab = useEffectEvent(({ data }: MessageEvent<LoginTimes>) => {
    asked.current = Date.now();
    onProlonged(data);
  });
  const isIn = times !== undefined;
  useEffect(() => {
    if (!isIn) return undefined;
    asked.current = Date.now();
    const opened = new BroadcastChannel(`om-login-${side}`);
    channel.current = opened;
    opened.addEventListener('message', onOtherTab);
    const active = () => void onActive().catch(() => undefined);
    addEventListener('pointerdown', active);
    addEventListener('keydown', active);
    return () => {
      opened.close();
      removeEventListener('pointerdown', active);
      removeEventListener('keydown', active);
    };
  }, [isIn, side]);
  const leftMs = times && Date.parse(times.expiresAt) - Date.parse(times.serverTime);
  const expiresAt = times?.expiresAt;
  useEffect(() => {
    if (leftMs === undefined) return undefined;
    const endsAt = Date.now() + leftMs;
    const timer = setInterval(() => {
      if (Date.now() >= endsAt) lock();
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
    };
  }, [expiresAt, leftMs, lock]);
};
