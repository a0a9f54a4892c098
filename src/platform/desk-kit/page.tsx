import type { ReactNode } from 'react';

/** The head of a page: its title, a line of facts, its acts. The title is the page's only h1. */
export function PageHead({ title, line, acts }: { title: ReactNode; line?: ReactNode; acts?: ReactNode }) {
  return (
    <div className="page-head">
      <div>
        <h1 tabIndex={-1}>{title}</h1>
        {line && <p className="mute">{line}</p>}
      </div>
      {acts && <div className="page-acts">{acts}</div>}
    </div>
  );
}

export interface SectionProps {
  readonly title: ReactNode;
  readonly count?: ReactNode;
  readonly end?: ReactNode;
  readonly small?: boolean;
  readonly children: ReactNode;
}

/** A section under an ink rule. */
export function Section({ title, count, end, small, children }: SectionProps) {
  return (
    <section>
      <div className={small ? 'sec sec-small' : 'sec'}>
        <h2>{title}</h2>
        {count !== undefined && <span className="n">{count}</span>}
        {end && <span className="x">{end}</span>}
      </div>
      {children}
    </section>
  );
}

export const Page = ({ children }: { children: ReactNode }) => <div className="page">{children}</div>;

/** What stands beside the work: facts, history, keys. On narrow screens it comes after. */
export const WithSide = ({ side, label, children }: { side: ReactNode; label: string; children: ReactNode }) => (
  <div className="with-side">
    <div className="page">{children}</div>
    <aside className="side" aria-label={label}>
      {side}
    </aside>
  </div>
);
