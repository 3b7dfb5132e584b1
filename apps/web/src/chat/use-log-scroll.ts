import {
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type RefObject,
} from 'react';

/** So close to the end counts as being at the end, CSS pixels. */
const END_PX = 48;

interface LogScroll {
  readonly ref: RefObject<HTMLDivElement | null>;
  /** Messages of the other side that came while the person read history. */
  readonly missed: number;
  readonly toEnd: () => void;
  readonly onScroll: () => void;
}

/** What the end of a log is, and what to do when it has been in view. */
export interface LogEnd {
  readonly lastKey: string | undefined;
  readonly lastIsOwn: boolean;
  readonly lastSeq: number;
  /** Everything up to this sequence number has been in view in a focused window. */
  readonly onSeen: (seq: number) => void;
}

const isAtEnd = (log: HTMLElement): boolean => log.scrollHeight - log.scrollTop - log.clientHeight <= END_PX;

const highestInView = (log: HTMLElement): number => {
  const bottom = log.getBoundingClientRect().bottom;
  const shown = [...log.querySelectorAll<HTMLElement>('[data-seq]')].reverse();
  const last = shown.find((item) => item.getBoundingClientRect().top < bottom - 8);
  return Number(last?.dataset['seq'] ?? 0);
};

/**
 * Keeps the chat where the reader wants it: at the end when they are at the end or write themselves, where it is when they
 * read history. Tells what has been seen, and only while the window has focus.
 */
export const useLogScroll = ({ lastKey, lastIsOwn, lastSeq, onSeen }: LogEnd): LogScroll => {
  const ref = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const seenAtEnd = useRef(0);
  const last = useRef(0);
  const [missed, setMissed] = useState(0);
  const look = useEffectEvent(() => {
    const log = ref.current;
    if (log && log.clientHeight > 0 && document.hasFocus()) onSeen(highestInView(log));
  });
  const toEnd = useCallback(() => {
    const log = ref.current;
    if (log) log.scrollTop = log.scrollHeight;
  }, []);
  const onScroll = useCallback(() => {
    const log = ref.current;
    if (!log) return;
    atEnd.current = isAtEnd(log);
    if (!atEnd.current) return;
    seenAtEnd.current = last.current;
    setMissed(0);
  }, []);
  const onNew = useEffectEvent(() => {
    last.current = lastSeq;
    if (atEnd.current || lastIsOwn) {
      toEnd();
      seenAtEnd.current = lastSeq;
    } else setMissed(Math.max(0, lastSeq - seenAtEnd.current));
    look();
  });
  useLayoutEffect(() => {
    onNew();
  }, [lastKey, lastSeq]);
  useEffect(() => {
    const log = ref.current;
    if (!log) return undefined;
    const onLook = () => {
      look();
    };
    const resized = new ResizeObserver(() => {
      if (atEnd.current) toEnd();
      look();
    });
    resized.observe(log);
    log.addEventListener('scroll', onLook, { passive: true });
    addEventListener('focus', onLook);
    document.addEventListener('visibilitychange', onLook);
    return () => {
      resized.disconnect();
      log.removeEventListener('scroll', onLook);
      removeEventListener('focus', onLook);
      document.removeEventListener('visibilitychange', onLook);
    };
  }, [toEnd]);
  return { ref, missed, toEnd, onScroll };
};
