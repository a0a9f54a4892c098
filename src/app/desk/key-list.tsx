import { Dialog, PageLink, useKeyList, useWords } from '../../platform/desk-kit/index.ts';
import { KeyRow, KeyRows } from './key-rows.tsx';
import { fieldKeys } from './keys.ts';

/** Every key that does something on the page behind, the nearest first. */
export default function KeyList({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const layers = useKeyList();
  const titles = [...new Set(layers.map((layer) => layer.title))].filter((title) => title !== t('desk.keys.title'));
  const keysOf = (title: string) =>
    layers.filter((layer) => layer.title === title).flatMap(({ keys }) => Object.entries(keys));
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('desk.keys.title')}
      wide
      foot={
        <PageLink to="/help" onClick={onClose}>
          {t('desk.keys.more')}
        </PageLink>
      }
    >
      <div className="key-list">
        {titles
          .filter((title) => keysOf(title).length > 0)
          .map((title) => (
            <section key={title}>
              <h3>{title}</h3>
              <dl>
                {keysOf(title).map(([key, { does }]) => (
                  <KeyRow key={key} of={key} does={does} />
                ))}
              </dl>
            </section>
          ))}
        <section>
          <h3>{t(fieldKeys.title)}</h3>
          <KeyRows sets={[fieldKeys]} />
        </section>
      </div>
    </Dialog>
  );
}
