import {
  ErrorState,
  listDisabled,
  Notice,
  Page,
  PageHead,
  useAct,
  useAsk,
  useWords,
  Waiting,
} from '../../../platform/desk-kit/index.ts';
import type { CodeList } from '../../../platform/kernel/code-list.ts';
import type { OutputOf } from '../../../platform/kernel/endpoint.ts';
import { listCodeLists, setDisabled } from './calls.ts';
import './codes.css';

type Shown = OutputOf<typeof listCodeLists>[number];

/** Every list of which answers may be left out; each answer with its switch. */
export default function Codes() {
  const { t } = useWords();
  const lists = useAsk(listCodeLists, {});
  const act = useAct(setDisabled, { refresh: [listCodeLists, listDisabled] });
  return (
    <Page>
      <PageHead title={t('codes.title')} line={t('codes.line')} />
      {act.error && <Notice kind="bad" lead={act.error.message} />}
      {lists.error ? (
        <ErrorState error={lists.error} />
      ) : lists.data ? (
        <div className="codes">
          {lists.data.map((list) => (
            <OneList
              key={list.id}
              list={list}
              parents={lists.data.find((one) => one.codes.some(({ code }) => code === list.codes[0]?.parent))}
              isBusy={act.isPending}
              onSet={(code, disabled) => act.mutate({ list: list.id, code, disabled })}
            />
          ))}
        </div>
      ) : (
        <Waiting />
      )}
    </Page>
  );
}

const asCodeList = ({ id, source, codes }: Shown) => ({ id, version: 1, source, codes }) as unknown as CodeList;

function OneList({
  list,
  parents,
  isBusy,
  onSet,
}: {
  list: Shown;
  /** the list that its codes belong below: two answers may have the same words there */
  parents: Shown | undefined;
  isBusy: boolean;
  onSet: (code: string, disabled: boolean) => void;
}) {
  const { t, codeLabel, formatDay } = useWords();
  const left = list.codes.filter((one) => one.disabledSince !== null).length;
  return (
    <details className="codes-list">
      <summary>
        <b>{t(`codes.list.${list.id}`)}</b>
        <span className={left > 0 ? 'soon' : 'mute'}>
          {left > 0 ? t('codes.left-out', { count: left }) : t('codes.all', { count: list.codes.length })}
        </span>
      </summary>
      <ul>
        {list.codes.map((one) => (
          <li key={one.code}>
            <label>
              <input
                type="checkbox"
                checked={one.disabledSince === null}
                disabled={one.needed || isBusy}
                onChange={(event) => onSet(one.code, !event.currentTarget.checked)}
              />
              <span>
                {codeLabel(asCodeList(list), one.code)}
                {parents && one.parent && <span className="mute"> ({codeLabel(asCodeList(parents), one.parent)})</span>}
              </span>
            </label>
            {one.needed ? (
              <span className="mute">{t('codes.needed')}</span>
            ) : (
              one.disabledSince !== null && (
                <span className="soon">{t('codes.since', { day: formatDay(one.disabledSince, 'short') })}</span>
              )
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
