import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '../../ui/controls.js';

/** *Till Startsida*, from a dead end. */
export const HomeLink = () => {
  const { t } = useTranslation('staff');
  const navigate = useNavigate();
  return (
    <Button variant="secondary" onClick={() => void navigate('/')}>
      {t('visit.toHome')}
    </Button>
  );
};
