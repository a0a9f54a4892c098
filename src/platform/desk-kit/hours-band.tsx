import { useId } from 'react';
import { useWords } from './words.tsx';

/** Half-open pieces of one day in hours; 10.5 is half past ten. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

export const writeHour = (hour: number): string => {
  const whole = Math.floor(hour + 1e-6);
  return `${whole}:${String(Math.round((hour - whole) * 60)).padStart(2, '0')}`;
};

const shortHour = (hour: number) => (Number.isInteger(hour) ? String(hour) : writeHour(hour));

/** Twenty-four hours: solid is the time to call, hatched is not, the notch is now. `small` has no words. */
export function HoursBand({ hours, now, small, width = small ? 104 : 272 }: { hours: readonly Hours[]; now?: number | undefined; small?: boolean; width?: number }) {
  const { t } = useWords();
  const id = useId();
  const x = (hour: number) => (hour / 24) * width;
  const top = small ? 2 : 16;
  const high = small ? 16 : 44;
  const spans = hours.map((h) => `${writeHour(h.from)}–${writeHour(h.to)}`).join(', ');
  const ticks = [...new Set([0, ...hours.flatMap((h) => [h.from, h.to]), 24])].sort((a, b) => a - b);
  const shown = ticks.filter((tick, at) => at === 0 || at === ticks.length - 1 || (x(tick) > 14 && x(tick) < width - 18));
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
        shown.map((tick) => (
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
