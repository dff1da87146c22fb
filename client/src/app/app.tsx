import type { ReactNode } from 'react';
import { I18nProvider, RouterProvider as AriaRouterProvider } from 'react-aria-components';
import { createBrowserRouter, Outlet, RouterProvider, useHref, useNavigate, type RouteObject } from 'react-router';
import { localeOf, useLanguage } from '../lib/i18n.ts';
import { ServerProviders, SignedInLive } from '../lib/providers.tsx';
import { Loading } from '../ui/states.tsx';
import { ToastRegion } from '../ui/toast.tsx';
import { Frame } from './frame.tsx';
import { Guard, Home } from './guard.tsx';
import css from './guard.module.css';
import { CrashPage, NotFoundPage } from './problem-pages.tsx';
import { featurePages, type FeaturePage } from './routes.tsx';

/** What every page stands in: the language for React Aria, its links through the router, the notices. */
function Root() {
  const navigate = useNavigate();
  return (
    <AriaRouterProvider navigate={(to) => void navigate(to)} useHref={useHref}>
      <Outlet />
      <ToastRegion />
    </AriaRouterProvider>
  );
}

/** A page with its guard around it; bare pages of a role keep a connection made for poor networks. */
function toRoute({ path, frame, roles, load }: FeaturePage): RouteObject {
  return {
    path,
    errorElement: <CrashPage />,
    lazy: async () => {
      const { Page } = await load();
      if (roles === 'anyone') return { Component: Page };
      const page =
        frame === 'bare' ? (
          <SignedInLive server="field">
            <Page />
          </SignedInLive>
        ) : (
          <Page />
        );
      return {
        element: (
          <Guard roles={roles} inFrame={frame === 'shell'}>
            {page}
          </Guard>
        ),
      };
    },
  };
}

/** A note outside the frame, which otherwise brings the page's main part. */
const alone = (note: ReactNode) => <main className={css.alone}>{note}</main>;

function createRoutes(): RouteObject[] {
  const inFrame = (frame: FeaturePage['frame']) => featurePages.filter((page) => page.frame === frame).map(toRoute);
  return [
    {
      Component: Root,
      errorElement: alone(<CrashPage />),
      HydrateFallback: Loading,
      children: [
        { path: '/', Component: Home },
        { Component: Frame, children: inFrame('shell') },
        ...inFrame('bare'),
        { path: '*', element: alone(<NotFoundPage />) },
      ],
    },
  ];
}

const router = createBrowserRouter(createRoutes());

/** The staff console. */
export function App() {
  const language = useLanguage();
  return (
    <I18nProvider locale={localeOf(language)}>
      <ServerProviders>
        <RouterProvider router={router} />
      </ServerProviders>
    </I18nProvider>
  );
}
