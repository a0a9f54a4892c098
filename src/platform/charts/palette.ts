/**
 * Inks of a chart. On a page they are the tokens of the design, so that dark mode and the reader's theme hold without a
 * second drawing; in a document, where no style sheet reaches, they are the same colours written out.
 */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly ink2: string;
  readonly hair: string;
  readonly rule: string;
  readonly edge: string;
  /** in order; they differ in lightness, so they survive a photocopier */
  readonly tones: readonly [string, string, string, string];
  /** text upon each tone */
  readonly onTones: readonly [string, string, string, string];
  /** set on the root only where no page gives the font */
  readonly font?: string;
}

export const pagePalette: Palette = {
  paper: 'var(--paper)',
  ink: 'var(--ink)',
  ink2: 'var(--ink-2)',
  hair: 'var(--hair)',
  rule: 'var(--rule)',
  edge: 'var(--control)',
  tones: ['var(--c1)', 'var(--c2)', 'var(--c3)', 'var(--c4)'],
  // c2 is a middle tone in both themes: dark ink reads on it in both
  onTones: ['var(--on-teal)', '#16222b', 'var(--ink)', 'var(--paper)'],
};

export const documentPalette: Palette = {
  paper: '#ffffff',
  ink: '#16222b',
  ink2: '#44515a',
  hair: '#e4e0d5',
  rule: '#16222b',
  edge: '#7a807d',
  tones: ['#0f5c63', '#5f9997', '#c3cfca', '#16222b'],
  onTones: ['#ffffff', '#16222b', '#16222b', '#ffffff'],
  font: 'Inter, sans-serif',
};
