import AppLayout from '@cloudscape-design/components/app-layout';
import Box from '@cloudscape-design/components/box';
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import Spinner from '@cloudscape-design/components/spinner';
import { Suspense, useEffect, useState } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { useLanguage, useTexts } from '../i18n/language';
import { SERVICES } from '../services';
import { Boundary } from './Boundary';
import Home from './Home';
import { NotFound } from './NotFound';
import { Notices } from './Notices';
import { useCrumbs } from './page';
import { SideMenu } from './SideMenu';
import { FRAME } from './texts';
import { ShellPanel } from './ShellPanel';
import { TopBar } from './TopBar';
import { useFollow } from './useFollow';

/** What surrounds every page of who is signed in. */
export default function Frame() {
  const texts = useTexts(FRAME);
  const { pathname } = useLocation();
  const [open, setOpen] = useState(() => innerWidth > 900);
  const [shell, setShell] = useState(false);
  const current = SERVICES.find((service) => service.id === pathname.split('/')[1]);
  useEffect(() => {
    scrollTo(0, 0);
  }, [pathname]);
  return (
    <>
      <TopBar services={SERVICES} current={current} openShell={() => setShell(true)} />
      <AppLayout
        headerSelector="#top"
        toolsHide
        navigationHide={!current}
        navigation={current && <SideMenu service={current} />}
        navigationOpen={open}
        onNavigationChange={({ detail }) => setOpen(detail.open)}
        breadcrumbs={current && <Trail service={current.id} name={current.name} />}
        notifications={<Notices />}
        splitPanel={shell ? <ShellPanel /> : undefined}
        splitPanelOpen={shell}
        splitPanelPreferences={{ position: 'bottom' }}
        onSplitPanelToggle={({ detail }) => setShell(detail.open)}
        stickyNotifications
        ariaLabels={{
          navigation: texts.navigation,
          navigationClose: texts.navigationClose,
          navigationToggle: texts.navigationOpen,
          notifications: texts.notifications,
        }}
        content={
          <Boundary key={pathname.split('/')[1]}>
            <Suspense fallback={<Loading />}>
              <Routes>
                <Route index element={<Home />} />
                {SERVICES.map((service) => (
                  <Route key={service.id} path={`${service.id}/*`} element={<service.Pages />} />
                ))}
                <Route path="*" element={<NotFound />} />
              </Routes>
            </Suspense>
          </Boundary>
        }
      />
    </>
  );
}

function Loading() {
  const texts = useTexts(FRAME);
  return (
    <Box textAlign="center" padding="xxl">
      <Spinner size="large" /> {texts.loading}
    </Box>
  );
}

function Trail({ service, name }: { service: string; name: Record<'en' | 'ja', string> }) {
  const texts = useTexts(FRAME);
  const { language } = useLanguage();
  const follow = useFollow();
  const crumbs = useCrumbs();
  return (
    <BreadcrumbGroup
      ariaLabel={texts.breadcrumbs}
      onFollow={follow}
      items={[
        { text: name[language], href: `/${service}` },
        ...crumbs.map((crumb) => ({ text: crumb.text, href: crumb.path })),
      ]}
    />
  );
}
