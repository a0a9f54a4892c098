/** The colours of a printed page: the same as documentPalette of platform/charts. */
export const ink = {
  text: '#16222b',
  soft: '#44515a',
  hair: '#d9d5c9',
  teal: '#0f5c63',
  paper: '#ffffff',
  wash: '#eef3f1',
  amber: '#8a5a00',
  amberWash: '#fbf1dc',
} as const;
