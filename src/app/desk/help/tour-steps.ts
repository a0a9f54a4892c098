/** What the first tour points at on Today: a thing of the page, a key, or both. Words stand under help.tour.<id>. */
export interface TourStep {
  readonly id: string;
  readonly keys: readonly string[];
  /** the thing is marked while the step is read; on a narrow screen it may not be there */
  readonly at: string;
}

export const tourSteps: readonly TourStep[] = [
  { id: 'today', keys: ['g t'], at: '.today h1' },
  { id: 'new', keys: ['n'], at: '.today .page-acts .btn-go' },
  { id: 'card', keys: ['F2'], at: '.find' },
  { id: 'hide', keys: ['F8', 'Esc Esc'], at: '.top .hide' },
  { id: 'finalise', keys: ['Ctrl+Enter'], at: '.today .page-acts .btn-go' },
  { id: 'handover', keys: ['g h'], at: '.shift-foot a' },
  { id: 'help', keys: ['?'], at: '.nav-keys' },
];
