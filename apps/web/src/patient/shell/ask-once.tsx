import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { Action } from '../../connection/hooks.js';
import { CommandButton } from '../../ui/command-button.js';
import { Button } from '../../ui/controls.js';
import { ProblemNotice } from '../../ui/problem-notice.js';

interface AskOnceProps {
  /** The button that asks. */
  readonly open: string;
  /** Stands before the words of a button that must be seen as one at once; they are underlined, too. */
  readonly icon?: ReactNode;
  readonly question: string;
  readonly children: ReactNode;
  readonly yes: string;
  readonly no: string;
  readonly action: Action<void>;
}

/** A step that cannot be taken back: a button that asks once, in place, and gives the focus back when it is not taken. */
export const AskOnce = ({ open, icon, question, children, yes, no, action }: AskOnceProps) => {
  const [asking, setAsking] = useState(false);
  const title = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    if (asking) {
      heading.current?.focus();
      heading.current?.parentElement?.scrollIntoView({ block: 'nearest' });
    }
    if (!asking && wasAsking.current) opener.current?.focus();
    wasAsking.current = asking;
  }, [asking]);
  if (!asking) {
    return (
      <Button
        ref={opener}
        variant="tertiary"
        data-color="neutral"
        className="om-wide-button"
        {...(icon === undefined ? {} : { icon, 'data-marked': true })}
        onClick={() => {
          setAsking(true);
        }}
      >
        {open}
      </Button>
    );
  }
  return (
    <section className="om-card om-ask" aria-labelledby={title}>
      <h2 id={title} ref={heading} tabIndex={-1}>
        {question}
      </h2>
      {children}
      <ProblemNotice problem={action.problem} />
      <CommandButton
        variant="secondary"
        data-color="danger"
        className="om-wide-button"
        loading={action.busy}
        onClick={() => void action.run()}
      >
        {yes}
      </CommandButton>
      <Button
        variant="tertiary"
        data-color="neutral"
        className="om-wide-button"
        onClick={() => {
          setAsking(false);
        }}
      >
        {no}
      </Button>
    </section>
  );
};
