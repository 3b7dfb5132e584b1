/** A reporter that tells nobody. @type {import('./process/member.mjs').Reporter} */
export const silent = {
  line: () => undefined,
  started: () => undefined,
  ready: () => undefined,
  died: () => undefined,
};
