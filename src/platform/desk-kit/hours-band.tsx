import { useId } from 'react';
import { useWords } from './words.tsx';

/** Half-open pieces of one day in hours; 10.5 is half past ten. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

export const writeHour = (hour: number): string => {
  const whole = Math.floor(hour + 1e-6);
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${pad(whole)}:${pad(Math.round((hour - whole) * 60))}`;
};

const shortHour = (hour: number) => (Number.isInteger(hour) ? String(hour) : writeHour(hour));

/** Hours that get a number: the ends, and every edge that stands far enough from the number before it and from the end. */
function ticksOf(hours: readonly Hours[], x: (hour: number) => number, width: number): readonly number[] {
  const taken = [0];
  for (const edge of hours.flatMap((h) => [h.from, h.to]).sort((a, b) => a - b)) {
    const half = shortHour(edge).length * 3.5 + 3;
    const before = x(taken.at(-1) ?? 0) + (taken.length === 1 ? 8 : shortHour(taken.at(-1) ?? 0).length * 3.5);
    if (x(edge) - half > before && x(edge) + half < width - 14) taken.push(edge);
  }
  return [...taken, 24];
}

/** Twenty-four hours: solid is the time to call, hatched is not, the notch is now. `small` has no words. */
export function HoursBand({
  hours,
  now,
  small,
  width = small ? 104 : 272,
}: {
  hours: readonly Hours[];
  now?: number | undefined;
  small?: boolean;
  width?: number;
}) {
  const { t } = useWords();
  const id = useId();
  const x = (hour: number) => (hour / 24) * width;
  const top = small ? 2 : 16;
  const high = small ? 16 : 44;
  const spans = hours.map((h) => `${writeHour(h.from)}–${writeHour(h.to)}`).join(', ');
  const labelled = ticksOf(hours, x, width);
  return (
    <svg
      className="band"
      width={width}
      height={high}
      viewBox={`0 0 ${width} ${high}`}
      role="img"
      aria-label={hours.length === 0 ? t('kit.hours.none') : t('kit.hours.open', { spans })}
    >
      <defs>
        <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0v4" stroke="var(--seal-line)" strokeWidth="1.4" />
        </pattern>
      </defs>
      <rect x=".5" y={top + 0.5} width={width - 1} height="11" fill={`url(#${id})`} stroke="var(--seal-line)" />
      {hours.map((h) => (
        <rect key={h.from} x={x(h.from)} y={top} width={x(h.to - h.from)} height="12" fill="var(--teal)" />
      ))}
      {!small &&
        labelled.map((tick) => (
          <text key={tick} x={x(tick)} y="41" textAnchor={tick === 0 ? 'start' : tick === 24 ? 'end' : 'middle'}>
            {shortHour(tick)}
          </text>
        ))}
      {now !== undefined && (
        <>
          <path d={small ? `M${x(now)} 0v16` : `M${x(now)} 13v18`} stroke="var(--ink)" strokeWidth="2" />
          {!small && (
            <text className="band-now" x={Math.min(Math.max(x(now), 16), width - 16)} y="10" textAnchor="middle">
              {writeHour(now)}
            </text>
          )}
        </>
      )}
    </svg>
  );
}
