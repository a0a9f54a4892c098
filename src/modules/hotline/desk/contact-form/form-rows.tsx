import type { ReactNode } from 'react';
import { AssistanceRows } from './assistance-rows.tsx';
import { CallerRow } from './caller-row.tsx';
import { CategoryRow } from './category-row.tsx';
import { ClientRow } from './client-row.tsx';
import { DangerRow } from './danger-row.tsx';
import { DetailsRows } from './details-rows.tsx';
import type { Editing } from './editing.ts';
import { TextRows } from './text-rows.tsx';

/** The fields of a conversation, in the order of the call. A correction has the same ones. */
export const FormRows = ({
  edit,
  next,
  isCorrection = false,
}: {
  edit: Editing;
  next?: ReactNode;
  isCorrection?: boolean;
}) => (
  <>
    <DangerRow edit={edit} />
    <CategoryRow edit={edit} />
    <CallerRow edit={edit} />
    <ClientRow edit={edit} isCorrection={isCorrection} />
    <TextRows edit={edit} />
    <AssistanceRows edit={edit} />
    {next}
    <DetailsRows edit={edit} />
  </>
);
