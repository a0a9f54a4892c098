/** Light or dark: the system's choice until the user makes her own. The choice is the only thing kept, in this browser. */
export type Theme = 'system' | 'light' | 'dark';

const KEPT = 'wayout-theme';
const dark = () => window.matchMedia('(prefers-color-scheme: dark)');

export function chosenTheme(): Theme {
  const kept = localStorage.getItem(KEPT);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

function apply(): void {
  const chosen = chosenTheme();
  document.documentElement.dataset.theme = chosen === 'system' ? (dark().matches ? 'dark' : 'light') : chosen;
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, theme);
  apply();
}

export function followTheme(): void {
  apply();
  dark().addEventListener('change', apply);
}
