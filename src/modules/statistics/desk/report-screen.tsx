import {
  Button,
  call,
  ErrorState,
  Page,
  PageLink,
  useAddressQuery,
  useAsk,
  useGo,
  useSession,
  useWords,
  Waiting,
} from '../../../platform/desk-kit/index.ts';
import { localTime } from '../../../platform/kernel/clock.ts';
import type { Day } from '../../../platform/kernel/days.ts';
import { computeReport, showReport } from '../contract.ts';
import { ReportView } from '../report-view.tsx';
import { type AskedReport, addressOf, isYear, readAsked } from './asked-report.ts';
import { FigureQueries } from './figure-queries.tsx';
import { ReportControls } from './report-controls.tsx';
import { saveFile } from './save-file.ts';
import '../../../platform/charts/chart.css';
import '../report.css';
import './report-screen.css';

/** The annual hotline report: chosen by year, as-of day, line, audience and language; read, printed, taken along as a file. */
export default function ReportScreen() {
  const words = useWords();
  const go = useGo();
  const { user, organisation } = useSession();
  const { day: today } = localTime(new Date(), organisation.zone);
  const internal = user.roles.some((role) => role !== 'officer');
  const query = useAddressQuery();
  const { synthetic } = organisation;
  const asked = readAsked(query, { today, internal, synthetic, language: words.language });
  const answer = useAsk(showReport, asked, { keep: true });
  const change = (next: Partial<AskedReport>) => go(addressOf({ ...asked, ...next }), { replace: true });

  return (
    <Page>
      <ReportControls asked={asked} today={today as Day} internal={internal} onChange={change} />
      <Files asked={asked} />
      {!isYear(query.year) && <WhichYear asked={asked} today={today} synthetic={synthetic} />}
      {answer.isError && <ErrorState whole error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <Waiting />}
      {answer.data && !answer.isError && (
        <div aria-busy={answer.isPlaceholderData || undefined}>
          <ReportView page={answer.data as never} />
          <FigureQueries key={addressOf(asked)} asked={asked} />
        </div>
      )}
    </Page>
  );
}

/** Why this year stands here, and the way to the running one. */
function WhichYear({ asked, today, synthetic }: { asked: AskedReport; today: string; synthetic: boolean }) {
  const { t } = useWords();
  const year = Number(today.slice(0, 4));
  const { asOf: _, ...running } = { ...asked, year };
  return (
    <p className="report-year">
      {t(synthetic ? 'statistics.report.year-published' : 'statistics.report.year-full', { year: String(asked.year) })}{' '}
      <PageLink to={addressOf(running)}>{t('statistics.report.year-running', { year: String(year) })}</PageLink>
    </p>
  );
}

/** What one prints or sends stands before what a program reads. */
const FORMATS = ['pdf', 'docx', 'xlsx', 'html', 'csv', 'json'] as const;

function Files({ asked }: { asked: AskedReport }) {
  const { t } = useWords();
  const download = async (format: (typeof FORMATS)[number]): Promise<void> => {
    const file = (await call(computeReport, {
      ...asked,
      format,
      styles: 'embedded',
      // a spreadsheet opens it with a click
      ...(format === 'csv' ? { mark: 'bom' } : {}),
    })) as Blob;
    saveFile(file, `hotline-${asked.line}-${asked.year}-${asked.audience}.${format}`);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of files is no form
    <div className="report-files" role="group" aria-label={t('statistics.report.download')}>
      <span className="mute">{t('statistics.report.download')}</span>
      {FORMATS.map((format) => (
        <Button key={format} small onClick={() => void download(format)}>
          {t(`statistics.report.${format}`)}
        </Button>
      ))}
    </div>
  );
}
