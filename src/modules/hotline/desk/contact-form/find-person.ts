import { lazy } from 'react';

const found = import.meta.glob('../../../people/desk/index.tsx');
// biome-ignore lint/suspicious/noExplicitAny: stands until the people's screens are there
export const FindPersonPanel: any = lazy(async () => {
  const load = Object.values(found)[0];
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const room = load ? ((await load()) as any) : { FindPersonPanel: () => null };
  return { default: room.FindPersonPanel };
});
