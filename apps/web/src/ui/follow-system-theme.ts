/**
 * Puts `light` or `dark` on the page as the system has it, now and when it changes; portals follow, too. Paper is always light,
 * also when the system changes while it is printed.
 */
export const followSystemTheme = (root: HTMLElement, dark: MediaQueryList): void => {
  let printing = false;
  const follow = () => {
    const isDark = dark.matches && !printing;
    root.classList.toggle('dark', isDark);
    root.classList.toggle('light', !isDark);
  };
  const onPrint = (begins: boolean) => () => {
    printing = begins;
    follow();
  };
  dark.addEventListener('change', follow);
  addEventListener('beforeprint', onPrint(true));
  addEventListener('afterprint', onPrint(false));
  follow();
};
