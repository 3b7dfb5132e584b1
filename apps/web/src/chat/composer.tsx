import { LIMITS } from '@om/contracts';
import { PadlockLockedIcon, PaperplaneIcon } from '@navikt/aksel-icons';
import { useId, useRef, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { counterOf } from '../ui/character-counter.js';
import { Button } from '../ui/controls.js';
import { isSendable } from './message-length.js';

/** The browser asks at most this often to tell that the person writes. Milliseconds. */
const TYPING_EVERY_MS = 3_000;

interface ComposerProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onSend: (text: string) => void;
  readonly onTyping: () => void;
  readonly hint?: ReactNode;
  /** A phone's composer: the button is round with an icon, the label is for screen readers. */
  readonly compact?: boolean;
  /** Words that the patient never sees: purple, with a lock before the label and a button of its own. */
  readonly kind?: 'internal';
  /** What the button says instead of *Skicka*. */
  readonly send?: string;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
}

const Counter = ({ text, id }: { readonly text: string; readonly id: string }) => {
  const { t } = useTranslation('shared');
  const counter = counterOf(text, LIMITS.message);
  return (
    <span id={id} className="om-counter" data-kind={counter.kind} role="status">
      {counter.kind === 'left' && t('chat.charactersLeft', { count: counter.count })}
      {counter.kind === 'over' && t('chat.charactersOver', { count: counter.count })}
    </span>
  );
};

/** Where one writes. Enter or the button sends; Shift+Enter breaks the line; nothing is sent while an input method composes. */
export const Composer = (props: ComposerProps) => {
  const { label, placeholder, text, onText, onSend, onTyping, hint, compact = false, inputRef } = props;
  const { kind } = props;
  const { t } = useTranslation('shared');
  const id = useId();
  const typedAt = useRef(0);
  const send = () => {
    if (!isSendable(text)) return;
    typedAt.current = 0;
    onSend(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const change = (next: string) => {
    onText(next);
    if (next === '' || Date.now() - typedAt.current < TYPING_EVERY_MS) return;
    typedAt.current = Date.now();
    onTyping();
  };
  return (
    <form
      className="om-composer"
      data-compact={compact}
      data-kind={kind}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label htmlFor={id}>
        {kind === 'internal' && <PadlockLockedIcon aria-hidden />}
        {label}
      </label>
      <div className="om-composer-row">
        <textarea
          id={id}
          ref={inputRef}
          rows={compact ? 1 : 2}
          value={text}
          placeholder={placeholder}
          enterKeyHint="send"
          aria-describedby={`${id}-counter`}
          aria-invalid={counterOf(text, LIMITS.message).kind === 'over'}
          onChange={(event) => {
            change(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
        <Button
          type="submit"
          variant="primary"
          className="om-send"
          {...(kind === 'internal' ? { 'data-color': 'meta-purple' as const } : {})}
          icon={<PaperplaneIcon aria-hidden={!compact} {...(compact ? { title: t('chat.send') } : {})} />}
          iconPosition="right"
        >
          {compact ? undefined : (props.send ?? t('chat.send'))}
        </Button>
      </div>
      <div className="om-composer-foot">
        <Counter id={`${id}-counter`} text={text} />
        {hint}
      </div>
    </form>
  );
};
