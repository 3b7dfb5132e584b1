import { useEffect, useState } from 'react';
import { useFrames, useNow } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { readerAt, TELL_AGAIN_MS, withReading, type Reader } from './readers.js';

/** The colleague who has the case open in the preview now. */
export const useReader = (visitId: string): string | undefined => {
  const { clock } = useLink();
  const now = useNow();
  const [readers, setReaders] = useState<readonly Reader[]>([]);
  useFrames((frame) => {
    if (frame.type === 'reading' && frame.visitId === visitId)
      setReaders((known) => withReading(known, frame, clock.now()));
  });
  return readerAt(readers, now);
};

/** Tells colleagues that the case is open in the preview here, for as long as it is. @param visitId undefined: tells nothing */
export const useTellReading = (visitId: string | undefined): void => {
  const { socket } = useLink();
  useEffect(() => {
    if (visitId === undefined) return undefined;
    const tell = () => socket.send({ type: 'reading', visitId });
    tell();
    const timer = setInterval(tell, TELL_AGAIN_MS);
    return () => {
      clearInterval(timer);
      socket.send({ type: 'reading' });
    };
  }, [socket, visitId]);
};
