import { useState } from 'react';
import {
  Button,
  confirmPassword,
  Dialog,
  Notice,
  Section,
  TextInput,
  useAct,
  useAsk,
  useWords,
} from '../../../../platform/desk-kit/index.ts';
import { callEventTypes, type LineAdapter, lineAdapters } from '../../line-codes.ts';
import type { LinePort } from '../../line-contract.ts';
import { readMinute, writeMinute } from '../minute-words.ts';
import { listLinePorts, makeLineKey, setLinePort } from './calls.ts';
import '../today/today.css';
import './line.css';

const ALWAYS = Array<number>(7)
  .fill(0)
  .flatMap(() => [0, 1440]);

/** How each line is connected: by hand or by a signed webhook, when it is open, and the secret, which is shown once. */
export function LinePorts() {
  const { t } = useWords();
  const ports = useAsk(listLinePorts, {});
  const [open, setOpen] = useState<string | null>(null);
  if (!ports.data) return null;
  return (
    <div className="line-ports">
      <Section title={t('hotline.line.port.title')}>
        <p className="cell mute">{t('hotline.line.port.line')}</p>
        <ul className="work">
          {ports.data.map((port) => (
            <li key={port.line} className={open === port.line ? 'work-open' : undefined}>
              <PortRow
                key={`${port.line}/${port.adapter}/${port.keyMadeOn}`}
                port={port}
                isOpen={open === port.line}
                onOpen={() => setOpen(open === port.line ? null : port.line)}
              />
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

function PortRow({ port, isOpen, onOpen }: { port: LinePort; isOpen: boolean; onOpen: () => void }) {
  const { t, codeLabel, formatDay, formatWeekday } = useWords();
  const [adapter, setAdapter] = useState<LineAdapter>(port.adapter);
  const [hours, setHours] = useState(() => (port.hours ?? ALWAYS).map(writeMinute));
  const [isAlways, setAlways] = useState(port.hours === null);
  const [service, setService] = useState(String(port.serviceSeconds));
  const [isAsking, setAsking] = useState(false);
  const save = useAct(setLinePort, { refresh: [listLinePorts] });
  const minutes = hours.map((typed) => (typed.trim() === '24:00' ? 1440 : readMinute(typed)));
  const isWrong = !isAlways && minutes.some((minute) => minute === null || minute === undefined);
  const send = () =>
    save.mutate({
      line: port.line,
      adapter,
      hours: isAlways ? null : minutes.map((minute) => minute ?? 0),
      serviceSeconds: Number(service) || port.serviceSeconds,
      supports: adapter === 'webhook' ? [...callEventTypes] : [],
    });
  return (
    <>
      <div className="work-row">
        <span className="code">{port.line}</span>
        <span>{codeLabel(lineAdapters, port.adapter)}</span>
        <span className="mute">
          {[
            port.hours === null ? t('hotline.line.port.always') : t('hotline.line.port.has-hours'),
            port.adapter === 'webhook' &&
              (port.keyMadeOn
                ? t('hotline.line.port.key-since', { day: formatDay(port.keyMadeOn) })
                : t('hotline.line.port.no-key')),
            port.isDown && t('hotline.line.port.is-down'),
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
        <Button
          small
          aria-expanded={isOpen}
          aria-label={`${t('hotline.line.port.change')} ${port.line}`}
          onClick={onOpen}
        >
          {t('hotline.line.port.change')}
        </Button>
      </div>
      {isOpen && (
        <div className="work-act" data-form>
          <p className="line">
            <label>
              {t('hotline.line.port.adapter')}{' '}
              <select className="in" value={adapter} onChange={(e) => setAdapter(e.currentTarget.value as LineAdapter)}>
                {lineAdapters.codes.map(({ code }) => (
                  <option key={code} value={code}>
                    {codeLabel(lineAdapters, code)}
                  </option>
                ))}
              </select>
            </label>
            <label>
              <input type="checkbox" checked={isAlways} onChange={(e) => setAlways(e.currentTarget.checked)} />{' '}
              {t('hotline.line.port.always')}
            </label>
          </p>
          {!isAlways && (
            <div className="line-hours">
              {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
                <HoursOfDay
                  key={weekday}
                  day={formatWeekday(weekday, 'long')}
                  from={hours[(weekday - 1) * 2] ?? ''}
                  to={hours[(weekday - 1) * 2 + 1] ?? ''}
                  onChange={(at, typed) => setHours(hours.with((weekday - 1) * 2 + at, typed))}
                />
              ))}
            </div>
          )}
          <TextInput
            label={t('hotline.line.port.service')}
            value={service}
            onChange={setService}
            short
            input={{ inputMode: 'numeric' }}
            last
          />
          {adapter === 'webhook' && port.adapter === 'webhook' && (
            <p className="cell">
              {t('hotline.line.port.line-id')} <span className="code line-secret">{port.lineId}</span>
            </p>
          )}
          {save.error && <Notice kind="bad" lead={save.error.message} />}
          {save.isSuccess && <Notice kind="good" lead={t('hotline.line.port.saved')} />}
          <p className="line">
            <Button kind="go" small busy={save.isPending} disabled={isWrong} onClick={send}>
              {t('hotline.line.port.save')}
            </Button>
            {port.adapter === 'webhook' && (
              <Button small onClick={() => setAsking(true)}>
                {t(port.keyMadeOn ? 'hotline.line.port.new-key' : 'hotline.line.port.make-key')}
              </Button>
            )}
          </p>
        </div>
      )}
      {isAsking && <KeyDialog port={port} onClose={() => setAsking(false)} />}
    </>
  );
}

function HoursOfDay({
  day,
  from,
  to,
  onChange,
}: {
  day: string;
  from: string;
  to: string;
  onChange: (at: 0 | 1, typed: string) => void;
}) {
  const { t } = useWords();
  return (
    <>
      <span>{day}</span>
      <input
        className="in"
        aria-label={`${day}, ${t('hotline.line.port.opens')}`}
        value={from}
        onChange={(e) => onChange(0, e.currentTarget.value)}
      />
      <input
        className="in"
        aria-label={`${day}, ${t('hotline.line.port.closes')}`}
        value={to}
        onChange={(e) => onChange(1, e.currentTarget.value)}
      />
    </>
  );
}

/** The secret comes once, after the password; whoever closes this without copying it makes a new one. */
function KeyDialog({ port, onClose }: { port: LinePort; onClose: () => void }) {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const make = useAct(makeLineKey, { refresh: [listLinePorts] });
  const send = async () => {
    setTrouble(null);
    try {
      await confirmPassword(password);
      setPassword('');
      make.mutate({ line: port.line });
    } catch (cause) {
      setTrouble((cause as Error).message);
    }
  };
  return (
    <Dialog open title={t('hotline.line.port.key-title', { line: port.line })} onClose={onClose}>
      {make.data ? (
        <>
          <p>{t('hotline.line.port.once')}</p>
          <p className="cell">
            {t('hotline.line.port.line-id')} <span className="code line-secret">{make.data.lineId}</span>
          </p>
          <p className="cell">
            {t('hotline.line.port.key')} <span className="code line-secret">{make.data.key}</span>
          </p>
          <p className="line">
            <Button kind="go" onClick={onClose}>
              {t('hotline.line.port.copied')}
            </Button>
          </p>
        </>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <p>{t('hotline.line.port.key-line')}</p>
          <TextInput
            label={t('hotline.line.port.password')}
            value={password}
            onChange={setPassword}
            input={{ type: 'password', autoComplete: 'current-password' }}
            last
          />
          {(trouble ?? make.error) && <Notice kind="bad" lead={trouble ?? make.error?.message ?? ''} />}
          <p className="line">
            <Button kind="go" type="submit" busy={make.isPending}>
              {t('hotline.line.port.make-key')}
            </Button>
          </p>
        </form>
      )}
    </Dialog>
  );
}
