import type { NotePart } from '@om/contracts/documentation';
import { ArrowDownIcon, ArrowUpIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Textarea, TextField } from '../../ui/fields.js';
import { Checkbox } from '../../ui/select.js';
import { usePartName } from '../note/part-name.js';
import { isAlwaysThere, moved, takesText, type PartForm } from './template-form.js';

interface TemplatePartsProps {
  readonly parts: readonly PartForm[];
  readonly onPart: (part: NotePart, over: Partial<PartForm>) => void;
  readonly onParts: (parts: readonly PartForm[]) => void;
}

/** The fields of a template in their order, each with what it is called and what it begins with. */
export const TemplateParts = ({ parts, onPart, onParts }: TemplatePartsProps) => {
  const { t } = useTranslation('staff');
  const nameOf = usePartName();
  const list = useRef<HTMLOListElement>(null);
  const [last, setLast] = useState<{ readonly part: NotePart; readonly by: -1 | 1 }>();
  const place = last && parts.findIndex(({ part }) => part === last.part);
  useEffect(() => {
    // The row has gone elsewhere in the document, which takes the focus from its button; at an end only the other one is left.
    if (!last) return;
    const row = list.current?.querySelector(`[data-template-part="${last.part}"]`);
    const button = (by: -1 | 1) => row?.querySelector<HTMLElement>(`[data-move="${String(by)}"]`);
    (button(last.by) ?? button(last.by === 1 ? -1 : 1))?.focus();
  }, [last]);
  return (
    <fieldset className="om-template-parts">
      <legend>{t('administration.notes.fields')}</legend>
      <ol ref={list}>
        {parts.map((one, index) => (
          <li key={one.part} data-template-part={one.part}>
            <PartHead
              one={one}
              moves={[...(index > 0 ? [-1 as const] : []), ...(index < parts.length - 1 ? [1 as const] : [])]}
              onShown={(shown) => {
                onPart(one.part, { shown });
              }}
              onMove={(by) => {
                onParts(moved(parts, one.part, by));
                setLast({ part: one.part, by });
              }}
            />
            {one.shown && (
              <PartTexts
                one={one}
                onChange={(over) => {
                  onPart(one.part, over);
                }}
              />
            )}
          </li>
        ))}
      </ol>
      <p className="om-hidden" role="status">
        {last &&
          place !== undefined &&
          t('administration.notes.place', { name: nameOf(last.part), place: place + 1, count: parts.length })}
      </p>
    </fieldset>
  );
};

interface PartHeadProps {
  readonly one: PartForm;
  readonly moves: readonly (-1 | 1)[];
  readonly onShown: (shown: boolean) => void;
  readonly onMove: (by: -1 | 1) => void;
}

const PartHead = ({ one, moves, onShown, onMove }: PartHeadProps) => {
  const { t } = useTranslation('staff');
  const name = usePartName()(one.part);
  return (
    <div className="om-template-part-head">
      {isAlwaysThere(one.part) ? (
        <p>
          <b>{name}</b> <span className="om-muted">{t('administration.notes.always')}</span>
        </p>
      ) : (
        <Checkbox
          checked={one.shown}
          onChange={(event) => {
            onShown(event.target.checked);
          }}
        >
          {name}
        </Checkbox>
      )}
      <span>
        {moves.map((by) => (
          <button
            key={by}
            type="button"
            className="om-icon-button"
            data-move={by}
            onClick={() => {
              onMove(by);
            }}
          >
            {by === -1 ? (
              <ArrowUpIcon title={t('administration.notes.up', { name })} />
            ) : (
              <ArrowDownIcon title={t('administration.notes.down', { name })} />
            )}
          </button>
        ))}
      </span>
    </div>
  );
};

interface PartTextsProps {
  readonly one: PartForm;
  readonly onChange: (over: Partial<PartForm>) => void;
}

const PartTexts = ({ one, onChange }: PartTextsProps) => {
  const { t } = useTranslation('staff');
  const name = usePartName()(one.part);
  return (
    <div className="om-template-part-texts">
      <TextField
        label={
          <>
            {t('administration.notes.heading')}
            <span className="om-hidden"> {name}</span>
          </>
        }
        maxLength={200}
        value={one.heading}
        onChange={(event) => {
          onChange({ heading: event.target.value });
        }}
      />
      {takesText(one.part) && (
        <Textarea
          label={
            <>
              {t('administration.notes.prefill')}
              <span className="om-hidden"> {name}</span>
            </>
          }
          maxLength={2_000}
          minRows={1}
          value={one.prefill}
          onChange={(event) => {
            onChange({ prefill: event.target.value });
          }}
        />
      )}
    </div>
  );
};
