import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ComponentProps, ComponentPropsWithRef } from 'react';

/** A link to a page of the desk, by its address below /desk: <PageLink to={`/people/${id}`}>. */
export function PageLink({ to, ...rest }: { to: string } & Omit<ComponentPropsWithRef<'a'>, 'href'>) {
  return <Link {...({ ...rest, to } as ComponentProps<typeof Link>)} />;
}

/** Goes to a page of the desk. */
export function useGo(): (to: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return (to, options) => void navigate({ to, replace: options?.replace ?? false });
}

/** A parameter of the address: '/people/$id' → usePart('id'). */
export function usePart(name: string): string {
  const parts: Record<string, string> = useParams({ strict: false });
  return parts[name] ?? '';
}

/** What stands behind the ? of the address: codes and days, never text. */
export const useAddressQuery = (): Readonly<Record<string, unknown>> => useSearch({ strict: false });
