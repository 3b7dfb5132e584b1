import type { ReactNode } from 'react';
import { Swedish } from '../language/swedish.js';
import { clockTime } from '../time/swedish-time.js';

interface MessageItemProps {
  readonly words: {
    readonly own: boolean;
    readonly firstOfRun: boolean;
    readonly text: string;
    readonly ofUnit?: boolean;
    readonly at: string;
    readonly seq: number | undefined;
  };
  readonly author: string;
  /** How far it has come. */
  readonly children?: ReactNode;
}

/** Words of a person: name and time over the first of a run, for screen readers over each. Text is always text, never markup. */
export const MessageItem = ({ words, author, children }: MessageItemProps) => {
  const { own, firstOfRun, text, ofUnit = false, at, seq } = words;
  return (
    <li className="om-message" data-own={own} data-first={firstOfRun} data-seq={seq}>
      {firstOfRun ? (
        <p className="om-message-head">
          <b>{author}</b> <time dateTime={at}>{clockTime(at)}</time>
        </p>
      ) : (
        <span className="om-hidden">
          {author} {clockTime(at)}
        </span>
      )}
      <p className="om-bubble" dir="auto">
        {ofUnit ? <Swedish>{text}</Swedish> : text}
      </p>
      {children}
    </li>
  );
};
