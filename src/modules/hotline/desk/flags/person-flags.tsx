import type { Id } from '../../../../platform/kernel/ids.ts';
import { FlagAside } from './flag-aside.tsx';

/** Fills the place beside a person's page. */
export default function PersonFlags({ personId }: { personId: string }) {
  return <FlagAside of={{ person: personId as Id<'person'> }} />;
}
