/** What the browser tests are told by the command that runs them. */
export const env = {
  /** Address of the running system. */
  url: process.env['OM_URL'],
  /** Where processes of the running system can be taken down and up. */
  control: process.env['OM_CONTROL'],
  /** Path of the browser. */
  chromium: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  /** Folder for pictures and other artefacts. */
  artifacts: process.env['ARTIFACTS'] ?? 'artifacts',
} as const;
