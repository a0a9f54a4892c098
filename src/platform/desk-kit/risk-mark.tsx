import type { ReactNode } from 'react';
import { useWords } from './words.tsx';

export type Risk = 'low' | 'medium' | 'high' | 'immediate' | 'not_assessed';

const SHAPES: Record<Risk, ReactNode> = {
  low: <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />,
  medium: (
    <>
      <rect x="2.5" y="2.5" width="11" height="11" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M3 8h10v5H3z" fill="currentColor" />
    </>
  ),
  high: <path d="M8 1.5 15 14H1z" fill="currentColor" />,
  immediate: (
    <>
      <path d="M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2z" fill="currentColor" />
      <path d="M8 4v5M8 11v1.6" stroke="var(--brick)" strokeWidth="2" />
    </>
  ),
  not_assessed: (
    <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.6 2.1" />
  ),
};

/** Risk has a shape and a word, and the day it was assessed where there is room; colour only repeats it. */
export function RiskMark({ risk, day }: { risk: Risk; day?: string }) {
  const { t } = useWords();
  return (
    <span className={`risk risk-${risk}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {SHAPES[risk]}
      </svg>
      {t(`kit.risk.${risk}`)}
      {day && <span className="risk-day"> {day}</span>}
    </span>
  );
}
