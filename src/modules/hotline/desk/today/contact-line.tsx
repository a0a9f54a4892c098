import { PageLink, useWords } from '../../../../platform/desk-kit/index.ts';
import type { ContactRow } from '../../contact-shapes.ts';
import { aboutWords, channelWords, numberWords } from '../contact-words.ts';

/** A contact as one line: when, which, whose, what about. */
export function ContactLine({ row }: { row: ContactRow }) {
  const words = useWords();
  const client = row.clients[0]?.code;
  const hour = row.hour === null ? '' : `, ${row.hour}`;
  return (
    <li className="work-row">
      <time dateTime={row.day}>
        {words.formatDay(row.day, 'short')}
        {hour && words.t('hotline.desk.contact.hour', { hour })}
      </time>
      <PageLink to={`/hotline/contacts/${row.id}`} className="code">
        {numberWords(words, row)}
      </PageLink>
      <span>
        {client && (
          <>
            <b className="code">{client}</b>{' '}
          </>
        )}
        {aboutWords(words, row)}
      </span>
      <span className="meta mute push">{channelWords(words, row)}</span>
    </li>
  );
}
