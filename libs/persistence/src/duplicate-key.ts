/** The fields of the unique index that a write ran into (E11000), or undefined for any other error. */
export const duplicateKeyOf = (error: unknown): string[] | undefined => {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 11_000) return undefined;
  const pattern = 'keyPattern' in error && error.keyPattern ? error.keyPattern : {};
  return Object.keys(pattern);
};
