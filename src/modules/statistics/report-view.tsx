import type { PageRow, PageSection, PageTable, ReportPage } from './report.ts';
import { readSvg, type SvgNode } from './svg-tree.ts';

/**
 * A report as a page: head, first paragraph, titled sections, each with its chart, its table and what was counted. The same
 * pieces on the desk and in the document; no state, no script, nothing but what the page holds.
 */
export function ReportView({ page }: { page: ReportPage }) {
  return (
    <article className="report" lang={page.language}>
      <header className="report-head">
        <h1>{page.title}</h1>
      </header>
      <dl className="report-facts">
        {page.head.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="report-prose">{withBold(page.prose)}</p>
      {page.sections.map((section) => (
        <Section key={section.id} section={section} twin={page.words.table} />
      ))}
    </article>
  );
}

/** Numbers stand between two signs of their own. */
function withBold(text: string) {
  return text.split(/\ue000(.*?)\ue001/u).map((piece, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence never move
    i % 2 === 1 ? <b key={i}>{piece}</b> : <span key={i}>{piece}</span>,
  );
}

function Section({ section, twin }: { section: PageSection; twin: string }) {
  const heading = `report-${section.id}`;
  return (
    <section className={`report-section report-${section.kind}`} aria-labelledby={heading}>
      <p className="report-id" aria-hidden="true">
        {section.id}
      </p>
      <div className="report-body">
        <h2 id={heading}>{section.title}</h2>
        {section.sentence && <p className="report-sentence">{section.sentence}</p>}
        {section.kind === 'summary' ? <Summary section={section} /> : <Drawing section={section} twin={twin} />}
        {section.kind === 'method' && section.table && <Table table={section.table} caption={section.title} />}
        {section.rules && <Rules rules={section.rules} />}
        {section.notes.map((note) => (
          <p key={note} className="report-note">
            {note}
          </p>
        ))}
      </div>
      {section.kind === 'figure' && section.table && <Table table={section.table} caption={section.title} />}
    </section>
  );
}

function Summary({ section }: { section: PageSection }) {
  return (
    <dl className="report-numbers">
      {section.table?.rows.map((row, i) => (
        <div key={row.code}>
          <dt>{row.label}</dt>
          <dd>
            <span className={row.cells[0]?.value === null ? 'report-absent' : 'report-number'}>
              {row.cells[0]?.text}
            </span>
            {section.asides?.[i] && <span className="report-aside">{section.asides[i]}</span>}
            {row.cells[1] && (
              <span className="report-aside">
                {section.table?.columns[1]?.label}: {row.cells[1].text}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A wide chart has its twin folded beneath; a narrow one beside it. */
function Drawing({ section, twin }: { section: PageSection; twin: string }) {
  return (
    <>
      {section.chart && (
        <>
          <Svg name="report-chart" svg={section.chart.svg} />
          <Svg name="report-chart-narrow" svg={section.chart.narrow} />
        </>
      )}
      {section.kind === 'wide' && section.table && (
        <details className="report-twin">
          <summary>{twin}</summary>
          <Table table={section.table} caption={section.title} />
        </details>
      )}
    </>
  );
}

/** The style sheet shows the one that fits; the other is hidden from everybody. */
const Svg = ({ name, svg }: { name: string; svg: string }) => (
  <div className={name}>
    <Drawn node={readSvg(svg)} />
  </div>
);

function Drawn({ node }: { node: SvgNode }) {
  const Element = node.name as 'g';
  const children = node.children.map((child, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a drawing never move
    typeof child === 'string' ? child : <Drawn key={i} node={child} />,
  );
  return children.length === 0 ? <Element {...node.attributes} /> : <Element {...node.attributes}>{children}</Element>;
}

function Table({ table, caption }: { table: PageTable; caption: string }) {
  return (
    <div className="report-table">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{table.rowHead}</th>
            {table.columns.map((column) => (
              <th key={`${column.measure} ${column.code2 ?? ''}`} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <Row key={row.code} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Row = ({ row }: { row: PageRow }) => (
  <tr className={row.total ? 'report-total' : undefined}>
    <th scope="row">{row.label}</th>
    {row.cells.map((cell, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: cells stand under their columns
      <td key={i} className={cell.value === null ? 'report-absent' : undefined}>
        {cell.text}
      </td>
    ))}
  </tr>
);

const Rules = ({ rules }: { rules: NonNullable<PageSection['rules']> }) => (
  <dl className="report-rules">
    {rules.map((rule) => (
      <div key={rule.name}>
        <dt>
          {rule.title} <code>{rule.name}</code>
        </dt>
        <dd>
          {rule.rule} {rule.by}
        </dd>
      </div>
    ))}
  </dl>
);
