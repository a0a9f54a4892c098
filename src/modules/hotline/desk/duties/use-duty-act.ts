import { useSyncExternalStore } from 'react';
import type { Endpoint } from '../../../../platform/kernel/endpoint.ts';
import { getCallback, getSupervision, getToday, listDuties } from '../calls.ts';
import { type DutyAct, dutySteps, type LastStep } from './last-step.ts';

/** What is asked again when a duty was changed. */
export const DUTY_ANSWERS: readonly Endpoint[] = [getToday, listDuties, getCallback, getSupervision];

/** The act that this duty is open for; one duty of a page at a time. */
export function useOpenAct(id: string): [DutyAct | undefined, (act: DutyAct | undefined) => void] {
  const { open } = useSyncExternalStore(dutySteps.subscribe, dutySteps.state);
  return [open?.id === id ? open.act : undefined, (act) => (act ? dutySteps.open(id, act) : dutySteps.close())];
}

export const useLastStep = (): LastStep | undefined => useSyncExternalStore(dutySteps.subscribe, dutySteps.state).last;
