import { z } from 'zod';
import { useLink } from '../../connection/link.js';
import { keptValue } from '../../drafts/kept-value.js';
import { useDraft } from '../../drafts/use-draft.js';
import { useStaff } from '../session/staff-context.js';

/** A form that keeps what is typed until it is saved or taken back: over other tabs, pages, a reload and a new login. */
export interface KeptForm<F> {
  readonly form: F;
  readonly set: (over: Partial<F>) => void;
  /** `outdated`: what is kept was typed over settings that have been changed since. */
  readonly unsaved: 'no' | 'yes' | 'outdated';
  /** Back to what is saved. What has been typed since this was shown stays, as while a save is on its way. */
  readonly drop: () => void;
}

interface Kept<F> {
  /** The settings as they were when the typing began. */
  readonly over: string;
  /** Without fields that a newer version of the page has added. */
  readonly form: Partial<F>;
}

/** What was kept of a form; undefined when it cannot be read, or does not have the shape of the form any more. */
export const keptForm = <S extends z.ZodObject>(shape: S, text: string): Kept<z.output<S>> | undefined => {
  const envelope = z.object({ over: z.string(), form: shape.partial() });
  return keptValue(envelope, text) as Kept<z.output<S>> | undefined;
};

/**
 * @param place which form of the unit's settings
 * @param shape of the form as it is typed, which may be unfinished and is not what is saved
 * @param saved what is saved, as the form shows it; nothing in it may be made anew at each call but by the same words
 */
export const useKeptForm = <S extends z.ZodObject>(
  place: string,
  shape: S,
  saved: z.output<S>,
): KeptForm<z.output<S>> => {
  const { me } = useStaff();
  const { drafts } = useLink();
  const key = `unit-settings:${me.careUnitId}:${place}`;
  const [text, setText] = useDraft(key);
  const kept = keptForm(shape, text);
  const form = { ...saved, ...kept?.form };
  const now = JSON.stringify(saved);
  const drop = () => {
    if ((drafts.get(key) ?? '') === text) setText('');
  };
  return {
    form,
    set: (over) => {
      const next = { ...form, ...over };
      if (JSON.stringify(next) === now) drop();
      else setText(JSON.stringify({ over: kept?.over ?? now, form: next } satisfies Kept<z.output<S>>));
    },
    unsaved: unsavedOf(kept, now),
    drop,
  };
};

const unsavedOf = (kept: Kept<object> | undefined, now: string): KeptForm<object>['unsaved'] => {
  if (!kept) return 'no';
  return kept.over === now ? 'yes' : 'outdated';
};
