/** The oldest Node the launcher itself runs on; everything else runs on the Node that the install brings. */
const OLDEST_MAJOR = 20;

/**
 * The one line to print when this Node is too old, else undefined. No modern syntax here or in the entry files: an old
 * Node must get as far as this sentence.
 * @param {string} version as in `process.versions.node`
 */
export const nodeTooOld = (version) => {
  const major = Number(version.split('.')[0]);
  if (major >= OLDEST_MAJOR) return undefined;
  return (
    'Node ' +
    version +
    ' is too old: install Node ' +
    OLDEST_MAJOR +
    ' or newer from https://nodejs.org and try again.'
  );
};
