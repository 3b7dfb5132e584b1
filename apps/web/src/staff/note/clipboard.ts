/**
 * Puts a text on the clipboard. Pages without https have no clipboard API; there the browser's old command is used.
 * @returns false when the browser refuses both; the person must then copy by hand
 */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
};

/** Deprecated, and the only way without https. */
interface OldDocument {
  execCommand(command: 'copy'): boolean;
}

const copyBySelection = (text: string): boolean => {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  const copied = (document as unknown as OldDocument).execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
};
