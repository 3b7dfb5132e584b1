import { BellIcon } from '@navikt/aksel-icons';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFrames } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { useDraft } from '../../drafts/use-draft.js';
import { teachSwedish } from '../../language/language.js';
import { staffAttention } from '../../language/sv/staff-attention.js';
import { Button } from '../../ui/controls.js';
import { usePath } from '../../ui/navigation.js';
import { useStaff } from '../session/staff-context.js';
import { useCases } from '../shell/use-cases.js';
import { ATTENTION_KEY, settingsIn, SOUNDS_THIS_SHIFT } from './attention-settings.js';
import { hasUrgent, newsOf, type News } from './news.js';
import { SoundPlayer } from './sound-player.js';

teachSwedish('staff', staffAttention);

/** What must not wait is said again as often as this, until somebody has taken it. Milliseconds. */
const AGAIN_MS = 20_000;

/** Tells of what happens outside what one looks at: sounds, desktop notices, and words for who listens to the screen. */
export const Attention = () => {
  const { t } = useTranslation('staff');
  const [asked, setAsked] = useDraft(SOUNDS_THIS_SHIFT);
  const tell = useTeller();
  const { me } = useStaff();
  const path = usePath();
  const { clock } = useLink();
  const [since] = useState(() => new Date(clock.now()).toISOString());
  const heard = useRef(new Map<string, number>());
  useFrames((frame) => {
    const inView = document.hidden ? undefined : /^\/besok\/(.+)$/.exec(path)?.[1];
    const news = newsOf(frame, { personId: me.personId, inView, since }, heard.current);
    if (frame.type === 'case-changed' && frame.row.lastMessage?.side === 'patient')
      heard.current.set(frame.row.visitId, frame.row.lastMessage.seq);
    if (news) tell(news);
  });
  const isUrgent = hasUrgent(useCases('waiting').data?.rows ?? []);
  useUrgent(isUrgent, tell);
  return (
    <>
      <span className="om-hidden" role="alert">
        {isUrgent && t('attention.urgentWaits')}
      </span>
      {asked === '' && (
        <div className="om-notice om-connection" data-kind="neutral" role="status">
          <BellIcon aria-hidden />
          <p>{t('attention.ask')}</p>
          <span className="om-bar-buttons">
            <Button
              variant="secondary"
              onClick={() => {
                setAsked('off');
              }}
            >
              {t('attention.silent')}
            </Button>
            <Button
              variant="secondary"
              onClick={() => {
                setAsked('on');
              }}
            >
              {t('attention.withSound')}
            </Button>
          </span>
        </div>
      )}
    </>
  );
};

type Tell = (news: Pick<News, 'sound'> & { readonly kind: News['kind'] | 'urgent' }) => void;

/** Says it by ear when the person wants that this shift, and over other windows when they have asked for that. */
const useTeller = (): Tell => {
  const { t } = useTranslation(['staff', 'shared']);
  const [asked] = useDraft(SOUNDS_THIS_SHIFT);
  const [kept] = useDraft(ATTENTION_KEY);
  const player = useRef<SoundPlayer>(undefined);
  useEffect(
    () => () => {
      player.current?.stop();
    },
    [],
  );
  return ({ sound, kind }) => {
    const { volumes, desktop } = settingsIn(kept);
    player.current ??= new SoundPlayer();
    if (asked === 'on') player.current.play(sound, volumes[sound]);
    if (!desktop || !document.hidden || !mayNotify()) return;
    const notice = new Notification(t('shared:appName'), { body: t(`attention.notice.${kind}`), tag: kind });
    notice.onclick = () => {
      focus();
      notice.close();
    };
  };
};

/** Whether the browser has desktop notices and the person has let this page show them. */
export const mayNotify = (): boolean => 'Notification' in globalThis && Notification.permission === 'granted';

const useUrgent = (isUrgent: boolean, tell: Tell): void => {
  const say = useEffectEvent(() => {
    tell({ sound: 'urgent', kind: 'urgent' });
  });
  useEffect(() => {
    if (!isUrgent) return undefined;
    say();
    const timer = setInterval(() => {
      say();
    }, AGAIN_MS);
    return () => {
      clearInterval(timer);
    };
  }, [isUrgent]);
};
