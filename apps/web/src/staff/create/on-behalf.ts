/** Opens *Sök eller skapa patient* from wherever one is: the top bar, Startsida, or Ctrl+K. */
class OnBehalf extends EventTarget {
  open(): void {
    this.dispatchEvent(new Event('open'));
  }
}

export const onBehalf = new OnBehalf();
