import './people.css';
import { useState } from 'react';
import { useSession } from '../../../platform/desk-kit/index.ts';
import { weekOf, writeHours } from './safe-hours.ts';
import { WeekRow } from './week-row.tsx';

/** Hours agreed for one promise, beside what her card says: null is any hour, undefined cannot be read. */
export default function AgreedHours({
  start = null,
  onChange,
}: {
  /** what was agreed before the page was left */
  start?: readonly number[] | null | undefined;
  onChange: (hours: readonly number[] | null | undefined) => void;
}) {
  const { organisation } = useSession();
  const [anyHour, setAnyHour] = useState(start === null);
  const [week, setWeek] = useState<readonly string[]>(() => start?.map(writeHours) ?? Array(7).fill(''));
  const tell = (any: boolean, typed: readonly string[]) => {
    setAnyHour(any);
    setWeek(typed);
    const bits = weekOf(typed);
    // "some hours" with none typed yet would mean never
    onChange(any ? null : bits?.some((day) => day !== 0) ? bits : undefined);
  };
  return (
    <WeekRow
      anyHour={anyHour}
      onAnyHour={(any) => tell(any, week)}
      week={week}
      onChange={(typed) => tell(anyHour, typed)}
      zone={organisation.zone}
    />
  );
}
