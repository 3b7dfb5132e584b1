/**
 * What the user sees when everything is ready: where to go and as whom.
 * @param {string} webUrl
 * @param {number} seconds the start took
 */
export const welcome = (webUrl, seconds) => `
Öppen Mottagning is ready (${seconds.toFixed(1)} s).

  Web app        ${webUrl}
  Clinicians     ${webUrl}/personal    log in as HSP39 TestPerson39, nurse, or HSP21, HSP57
  Patients       ${webUrl}/            log in as Testpatient P24-40, or another test patient

Logins need no password: choose a test person. Ctrl-C stops everything.
`;
