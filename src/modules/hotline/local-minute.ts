import { type LocalTime, localTime } from '../../platform/kernel/clock.ts';

/** Day, hour and minute since midnight of an instant in an IANA zone: shifts and hours of a line are told to the minute. */
export interface LocalMinute extends LocalTime {
  readonly minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, minute: '2-digit' });
    formats.set(zone, format);
  }
  return format;
}

export function localMinute(at: Date, zone: string): LocalMinute {
  const time = localTime(at, zone);
  return { ...time, minute: time.hour * 60 + Number(formatFor(zone).format(at)) };
}
