import { I18nProvider, RouterProvider as AriaRouterProvider } from 'react-aria-components';
import {
  createBrowserRouter,
  Navigate,
  Outlet,
  RouterProvider,
  useHref,
  useNavigate,
  type RouteObject,
} from 'react-router';
import { localeOf, useLanguage, useStrings } from '../lib/i18n.ts';
import { Loading } from '../ui/states.tsx';
import { ToastRegion } from '../ui/toast.tsx';
import { CrashPage, NotFoundPage } from './problem-pages.tsx';
import { featurePages, type FeaturePage } from './routes.tsx';
import { Shell } from './shell.tsx';

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

function Frame() {
  const t = useStrings('shell');
  const pages = featurePages.flatMap((page) => (page.nav ? [{ href: page.path, label: t(page.nav) }] : []));
  return (
    <Shell pages={pages}>
      <Outlet />
    </Shell>
  );
}

const toRoute = ({ path, load }: FeaturePage): RouteObject => ({
  path,
  errorElement: <CrashPage />,
  lazy: async () => ({ Component: (await load()).Page }),
});

function createRoutes(): RouteObject[] {
  const start = featurePages[0];
  const inFrame = (frame: FeaturePage['frame']) =>
    featurePages.filter((page) => page.frame === frame).map(toRoute);
  return [
    {
      Component: Root,
      errorElement: <CrashPage />,
      HydrateFallback: Loading,
      children: [
        { path: '/', element: start ? <Navigate to={start.path} replace /> : <NotFoundPage /> },
        { Component: Frame, children: inFrame('shell') },
        ...inFrame('bare'),
        { path: '*', Component: NotFoundPage },
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
      <RouterProvider router={router} />
    </I18nProvider>
  );
}
