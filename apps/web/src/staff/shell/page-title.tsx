import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCases } from './use-cases.js';
import { useUnread } from './unread.js';

/** `(2) Öppen Mottagning` and a dot on the icon: how many cases want an answer. Never names or reasons (design 8). */
export const PageTitle = () => {
  const { t } = useTranslation('shared');
  const mine = useCases('mine').data?.rows ?? [];
  const replies = useCases('mine').data?.counts.replies ?? 0;
  const { unreadOf } = useUnread();
  const waiting = mine.filter((row) => row.state !== 'async' && unreadOf(row) > 0).length + replies;
  const name = t('appName');
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) ${name}` : name;
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
    if (icon) icon.href = waiting > 0 ? '/favicon-nytt.svg' : '/favicon.svg';
  }, [waiting, name]);
  return null;
};
