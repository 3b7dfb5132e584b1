import { createRoot } from 'react-dom/client';
import { Router } from '../ui/navigation.js';
import '../ui/styles.js';
import '@navikt/ds-css/dist/component/dialog.min.css';
import '@navikt/ds-css/dist/component/link.min.css';
import '../chat/chat.css';
import './staff.css';
import { startLanguage } from '../language/language.js';
import { errorsStaff } from '../language/sv/errors-staff.js';
import { errors } from '../language/sv/errors.js';
import { shared } from '../language/sv/shared.js';
import { staffHome } from '../language/sv/staff-home.js';
import { followSystemTheme } from '../ui/follow-system-theme.js';
import { Part } from '../ui/part.js';
import { StaffApp } from './app.js';

followSystemTheme(document.documentElement, matchMedia('(prefers-color-scheme: dark)'));
await startLanguage({ shared, errors: { ...errors, ...errorsStaff }, staff: staffHome }, () =>
  import('../language/en/staff-entry.js').then((m) => m.english),
);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <Router base="/personal">
      <Part page>
        <StaffApp />
      </Part>
    </Router>,
  );
}
