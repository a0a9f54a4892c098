import { useWords } from '../../../platform/desk-kit/index.ts';
import { isId } from '../../../platform/kernel/ids.ts';

const SHOWN = 3;

/** A search may name two hundred contacts. */
const shortened = (value: unknown): unknown =>
  Array.isArray(value) && value.length > SHOWN ? [...value.slice(0, SHOWN), `… ${value.length}`] : value;

/** What the act wrote of itself: names of its fields as they are, an id by its beginning; a press asks for it alone. */
export function ActDetails({
  details,
  onAbout,
}: {
  details: Readonly<Record<string, unknown>>;
  onAbout: (id: string) => void;
}) {
  const { t } = useWords();
  return (
    <span className="acts-details">
      {Object.entries(details).map(([name, value]) => (
        <span key={name}>
          <span className="mute">{name}</span>{' '}
          {isId(value) ? (
            <button
              type="button"
              className="code acts-id"
              title={value}
              aria-label={t('audit.only', { id: value.slice(0, 8) })}
              onClick={() => onAbout(value)}
            >
              {value.slice(0, 8)}
            </button>
          ) : (
            <span>{typeof value === 'string' ? value : JSON.stringify(shortened(value))}</span>
          )}
        </span>
      ))}
    </span>
  );
}
