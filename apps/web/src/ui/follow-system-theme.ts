/** Puts `light` or `dark` on the page as the system has it, now and when it changes; portals follow, too. Paper is always light. */
export const followSystemTheme = (root: HTMLElement, dark: MediaQueryList): void => {
  const apply = (isDark: boolean) => {
    root.classList.toggle('dark', isDark);
    root.classList.toggle('light', !isDark);
  };
  const followSystem = () => {
    apply(dark.matches);
  };
  dark.addEventListener('change', followSystem);
  addEventListener('beforeprint', () => {
    apply(false);
  });
  addEventListener('afterprint', followSystem);
  followSystem();
};
