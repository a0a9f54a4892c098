import './links.css';
import {
  Button,
  Notice,
  Section,
  useAct,
  useAsk,
  useColleagues,
  useMay,
  useSession,
  useWords,
} from '../../../platform/desk-kit/index.ts';
import { lookUpPurposes } from '../look-up-purposes.ts';
import { searchAlarmKinds, searchAlarmResults } from '../search-watch.ts';
import { listSearchAlarms, settleSearchAlarm } from './calls.ts';

/** Searches that a supervisor should ask about: who, when, why it stood out; never what was searched for. */
export default function SearchAlarms() {
  const words = useWords();
  const { t, codeLabel, formatDay } = words;
  const { user } = useSession();
  const may = useMay();
  const mayWatch = may('people.watch');
  const { data } = useAsk(listSearchAlarms, {}, { when: mayWatch });
  const { nameOf } = useColleagues({ when: mayWatch && (data?.alarms.length ?? 0) > 0 });
  const settle = useAct(settleSearchAlarm, { refresh: [listSearchAlarms] });
  if (!data || data.alarms.length === 0) return null;
  return (
    <Section title={t('people.watch.title')} count={data.alarms.length} end={t('people.watch.line')}>
      {settle.error && <Notice kind="bad" lead={settle.error.message} />}
      <ul className="links-list">
        {data.alarms.map((one) => (
          <li key={one.id}>
            <p>
              <span className="links-was">{codeLabel(searchAlarmKinds, one.kind)}</span>{' '}
              {t('people.watch.who', {
                who: nameOf(one.user) ?? '',
                day: formatDay(one.day, 'short'),
                hour: one.hour,
                purpose: codeLabel(lookUpPurposes, one.purpose),
              })}
            </p>
            {one.user === user.id ? (
              <p className="mute">{t('people.watch.own')}</p>
            ) : (
              <div className="cmp-acts">
                {searchAlarmResults.codes.map(({ code }) => (
                  <Button key={code} small onClick={() => settle.mutate({ id: one.id, result: code })}>
                    {codeLabel(searchAlarmResults, code)}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
