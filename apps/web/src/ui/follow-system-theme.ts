/** Puts `light` or `dark` on the page as the system has it, now and when it changes; portals follow, too. */
export const followSystemTheme = (root: HTMLElement, dark: MediaQueryList): void => {
  const apply = () => {
    root.classList.toggle('dark', dark.matches);
    root.classList.toggle('light', !dark.matches);
  };
  dark.addEventListener('change', apply);
  apply();
};
