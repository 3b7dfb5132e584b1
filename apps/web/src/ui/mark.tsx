/** The sign on an open door: an Ö whose bowl is a doorway with a yellow door ajar. Drawn, so that it is sharp at any zoom. */
export const Mark = () => (
  <svg className="om-mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden focusable="false">
    <circle cx="11" cy="4.4" r="2.3" fill="currentColor" />
    <circle cx="21" cy="4.4" r="2.3" fill="currentColor" />
    <rect
      x="3.6"
      y="9"
      width="24.8"
      height="21"
      rx="9.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.8"
    />
    <path d="M16 13.2l6.2 2.4V28.8H16z" fill="var(--om-yellow)" />
  </svg>
);
