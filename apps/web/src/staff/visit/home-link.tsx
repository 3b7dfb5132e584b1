import { useTranslation } from 'react-i18next';
import { useNavigate } from '../../ui/navigation.js';
import { Button } from '../../ui/controls.js';

/** *Till Startsida*, from a dead end. */
export const HomeLink = () => {
  const { t } = useTranslation('staff');
  const navigate = useNavigate();
  return (
    <Button
      variant="secondary"
      onClick={() => {
        navigate('/');
      }}
    >
      {t('visit.toHome')}
    </Button>
  );
};
