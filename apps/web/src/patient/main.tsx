import { createRoot } from 'react-dom/client';
import '../ui/styles.js';
import '../chat/chat.css';
import './patient.css';
import { removeTooOld } from '../drafts/lifetime.js';
import { startLanguage } from '../language/language.js';
import { errors } from '../language/sv/errors.js';
import { patientPages } from '../language/sv/patient-pages.js';
import { shared } from '../language/sv/shared.js';
import { followSystemTheme } from '../ui/follow-system-theme.js';
import { PatientApp } from './app.js';

removeTooOld(localStorage, Date.now());
followSystemTheme(document.documentElement, matchMedia('(prefers-color-scheme: dark)'));
await startLanguage({ shared, errors, patient: patientPages }, () =>
  import('../language/en/patient-entry.js').then((m) => m.english),
);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(<PatientApp />);
}
