import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { DeskRoute } from '../../platform/desk-kit/desk-module.ts';
import { EmptyState, ErrorState, Page, PageLink, useWords, Waiting } from '../../platform/desk-kit/index.ts';
import { Frame } from './frame.tsx';
import { modules } from './modules.ts';

/** The shell's own pages; a module brings its own. */
const ownRoutes: readonly DeskRoute[] = [
  { path: '/', title: 'desk.nav.today', screen: () => import('./today.tsx') },
  { path: '/parts', title: 'desk.parts.title', screen: () => import('./parts.tsx') },
];

function NotHere() {
  const { t } = useWords();
  return (
    <Page>
      <EmptyState whole title={t('desk.not-here.title')} act={<PageLink to="/">{t('desk.not-here.act')}</PageLink>}>
        {t('desk.not-here.line')}
      </EmptyState>
    </Page>
  );
}

const root = createRootRoute({ component: Frame, notFoundComponent: NotHere });

const pages = [...ownRoutes, ...modules.flatMap((m) => m.routes)].map((route) =>
  createRoute({
    getParentRoute: () => root,
    path: route.path,
    component: lazyRouteComponent(route.screen),
    staticData: { title: route.title, permission: route.permission },
  }),
);

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    title?: string;
    permission?: string | undefined;
  }
}

/** Addresses stand under /desk and carry ids and codes only. */
export const createDeskRouter = () =>
  createRouter({
    routeTree: root.addChildren(pages),
    basepath: '/desk',
    scrollRestoration: false,
    defaultPreload: 'intent',
    defaultPendingMs: 300,
    defaultPendingComponent: () => (
      <Page>
        <Waiting />
      </Page>
    ),
    defaultErrorComponent: ({ error, reset }) => (
      <Page>
        <ErrorState whole error={error} onRetry={reset} />
      </Page>
    ),
  });
