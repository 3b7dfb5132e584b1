import { CheckmarkCircleIcon } from '@navikt/aksel-icons';
import { useCallback, useEffect, useState } from 'react';

/** Long enough to read twice; stays while the pointer or the focus is on it. Milliseconds. */
const SHOWN_MS = 8_000;

export interface ToastText {
  readonly id: number;
  readonly text: string;
}

/** Says that something went well, at the bottom, without covering footers. The place for it is always on the page. */
export const Toast = ({
  toast,
  onDone,
}: {
  readonly toast: ToastText | undefined;
  readonly onDone: () => void;
}) => {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!toast || held) return undefined;
    const timer = setTimeout(onDone, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [toast, held, onDone]);
  return (
    <div className="om-toast-place" role="status">
      {toast && (
        <div
          key={toast.id}
          className="om-toast om-fade"
          onPointerEnter={() => {
            setHeld(true);
          }}
          onPointerLeave={() => {
            setHeld(false);
          }}
        >
          <CheckmarkCircleIcon aria-hidden />
          {toast.text}
        </div>
      )}
    </div>
  );
};

/** One toast at a time: what is shown, how to say something, and how it ends. */
export const useToast = (): readonly [ToastText | undefined, (text: string) => void, () => void] => {
  const [toast, setToast] = useState<ToastText>();
  const say = useCallback((text: string) => {
    setToast({ id: Date.now(), text });
  }, []);
  const end = useCallback(() => {
    setToast(undefined);
  }, []);
  return [toast, say, end];
};
