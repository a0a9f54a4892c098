import { Dialog, KeyHint, useKeyList, useWords } from '../../platform/desk-kit/index.ts';

/** Every key that does something on the page behind, the nearest first. */
export default function KeyList({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const layers = useKeyList();
  const inForms = [
    ['Tab', 'tab'],
    ['1–9', 'digits'],
    ['Enter', 'enter'],
    ['Esc Esc', 'hide'],
  ] as const;
  const titles = [...new Set(layers.map((layer) => layer.title))].filter((title) => title !== t('desk.keys.title'));
  const keysOf = (title: string) =>
    layers.filter((layer) => layer.title === title).flatMap(({ keys }) => Object.entries(keys));
  return (
    <Dialog open onClose={onClose} title={t('desk.keys.title')} wide>
      <div className="key-list">
        {titles.map((title) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keysOf(title).map(([key, { does }]) => (
                <div key={key}>
                  <dt>
                    <KeyHint of={key} />
                    <span className="vh">{key}</span>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{t('desk.keys.forms')}</h3>
          <dl>
            {inForms.map(([key, words]) => (
              <div key={key}>
                <dt>
                  <KeyHint of={key} />
                  <span className="vh">{key}</span>
                </dt>
                <dd>{t(`desk.keys.${words}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
