import { KeyHint, type KeySet, useKeyNow, useWords } from '../../platform/desk-kit/index.ts';

/** A key in a sentence: the hint for the eye, and the same in words, because a screen reader passes over a hint. */
export function KeyWord({ of }: { of: string }) {
  const now = useKeyNow(of);
  return (
    <>
      <KeyHint of={of} />
      <span className="vh">{now}</span>
    </>
  );
}

/** One key and what it does. */
export function KeyRow({ of, does }: { of: string; does: string }) {
  return (
    <div>
      <dt>
        <KeyWord of={of} />
      </dt>
      <dd>{does}</dd>
    </div>
  );
}

/** The keys of some sets, in one list. */
export function KeyRows({ sets }: { sets: readonly KeySet[] }) {
  const { t } = useWords();
  return (
    <dl>
      {sets.flatMap((set) =>
        Object.entries(set.acts).map(([act, { key, does }]) => (
          <KeyRow key={`${set.title} ${act}`} of={key} does={t(does)} />
        )),
      )}
    </dl>
  );
}
