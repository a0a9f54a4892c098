import { Button, Notice, useAct, useSession, useWords } from '../../../platform/desk-kit/index.ts';
import { localTime } from '../../../platform/kernel/clock.ts';
import { listActs, verifyActs } from './calls.ts';

interface Chain {
  readonly rows: number;
  readonly verified: { readonly at: string; readonly rows: number; readonly firstBad: number | null } | null;
}

/** How far the chain was recomputed, and with what result. */
export function ChainState({ chain: { rows, verified } }: { chain: Chain }) {
  const { t, formatDay, formatTime, formatNumber } = useWords();
  const { organisation } = useSession();
  const verify = useAct(verifyActs, { refresh: [listActs] });
  const act = (
    <Button small busy={verify.isPending} onClick={() => verify.mutate({})}>
      {t('audit.chain.verify')}
    </Button>
  );
  if (!verified)
    return (
      <Notice lead={t('audit.chain.never')} act={act}>
        {t('audit.chain.never-line', { rows: formatNumber(rows) })}
      </Notice>
    );
  const at = new Date(verified.at);
  const when = `${formatDay(localTime(at, organisation.zone).day)}, ${formatTime(at, organisation.zone)}`;
  if (verified.firstBad !== null)
    return (
      <Notice kind="bad" lead={t('audit.chain.breaks', { row: formatNumber(verified.firstBad) })} act={act}>
        {t('audit.chain.breaks-line', { when })}
      </Notice>
    );
  return (
    <Notice kind="good" lead={t('audit.chain.holds', { row: formatNumber(verified.rows) })} act={act}>
      {t('audit.chain.holds-line', { when, behind: formatNumber(Math.max(0, rows - verified.rows)) })}
    </Notice>
  );
}
