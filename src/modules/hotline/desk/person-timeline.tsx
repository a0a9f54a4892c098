import { useEffect, useState } from 'react';
import { call, PageLink, type TimelineEntry, useWords } from '../../../platform/desk-kit/index.ts';
import type { Id } from '../../../platform/kernel/ids.ts';
import type { TimelineSource } from '../../people/desk/index.tsx';
import type { ContactRow } from '../contact-shapes.ts';
import { searchContacts } from './calls.ts';
import { aboutWords, channelWords, numberWords } from './contact-words.ts';

const PAGES = 4;

/** The contacts of a person, for her page. It draws nothing: the page makes one stream of every module's entries. */
export default function PersonTimeline({
  personId,
  onEntries,
}: {
  personId: string;
  onEntries: (source: TimelineSource) => void;
}) {
  const words = useWords();
  const [state, setState] = useState<{ rows: readonly ContactRow[]; waiting: boolean; failed: boolean }>({
    rows: [],
    waiting: true,
    failed: false,
  });
  useEffect(() => {
    const asking = new AbortController();
    const ask = async () => {
      const rows: ContactRow[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < PAGES; page++) {
        const found = await call(
          searchContacts,
          { client: personId as Id<'person'>, ...(cursor ? { cursor } : {}) },
          { signal: asking.signal },
        );
        rows.push(...found.rows);
        if (!found.next) break;
        cursor = found.next;
      }
      setState({ rows, waiting: false, failed: false });
    };
    ask().catch(() => {
      if (!asking.signal.aborted) setState({ rows: [], waiting: false, failed: true });
    });
    return () => asking.abort();
  }, [personId]);
  useEffect(() => {
    const entries: TimelineEntry[] = state.rows
      .filter((row) => row.state !== 'discarded')
      .map((row) => ({
        id: row.id,
        day: row.day,
        kind: words.t('hotline.desk.person.contact'),
        body: (
          <>
            <PageLink to={`/hotline/contacts/${row.id}`} className="code">
              {numberWords(words, row)}
            </PageLink>{' '}
            {aboutWords(words, row)} <span className="mute">{channelWords(words, row)}</span>
          </>
        ),
      }));
    onEntries({
      id: 'hotline',
      label: words.t('hotline.desk.person.contacts'),
      entries,
      waiting: state.waiting,
      failed: state.failed,
    });
  }, [state, words, onEntries]);
  return null;
}
