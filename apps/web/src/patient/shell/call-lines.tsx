import { useTranslation } from 'react-i18next';

/** A number that a phone can ring at a touch. */
export const Call = ({ number }: { readonly number: '112' | '1177' }) => (
  <a className="om-call" href={`tel:${number}`}>
    {number}
  </a>
);

/** "Vid fara för livet, ring 112." On every screen before and while waiting (design 9). */
export const DangerLine = () => {
  const { t } = useTranslation('patient');
  return (
    <>
      {t('danger')} <Call number="112" />.
    </>
  );
};

/** Worse: 1177; danger: 112. */
export const WorseLines = () => {
  const { t } = useTranslation('patient');
  return (
    <p className="om-worse">
      <b>{t('worse')}</b> {t('call')} <Call number="1177" />.
      <br />
      <DangerLine />
    </p>
  );
};
