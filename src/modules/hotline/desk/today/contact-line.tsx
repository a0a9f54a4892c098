import { PageLink, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import type { ContactRow } from '../../contact-shapes.ts';
import { aboutBriefly, channelWords, nearDay, numberWords, withHour } from '../contact-words.ts';

/** A contact as one line: when, which, whose, what about. */
export function ContactLine({ row, today, by }: { row: ContactRow; today: Day; by?: string | undefined }) {
  const words = useWords();
  const client = row.clients[0]?.code;
  return (
    <li className="work-row">
      <time dateTime={row.day}>{withHour(words, nearDay(words, row.day, today), row.hour)}</time>
      <PageLink to={`/hotline/contacts/${row.id}`} className="code">
        {numberWords(words, row)}
      </PageLink>
      <span>
        {client && (
          <>
            <b className="code">{client}</b>{' '}
          </>
        )}
        {aboutBriefly(words, row)}
      </span>
      <span className="meta mute push">{by ?? channelWords(words, row)}</span>
    </li>
  );
}
