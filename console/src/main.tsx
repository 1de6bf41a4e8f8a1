import '@cloudscape-design/global-styles/index.css';
import './console.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { applyLook } from './frame/look';
import { LanguageProvider } from './i18n/language';
import { isLasting } from './parts/errors';
import { keepStyles } from './parts/files';
import { Unreachable } from './signin/Unreachable';
import { SessionProvider, useSession } from './session/session';

const Frame = lazy(() => import('./frame/Frame'));
const SignIn = lazy(() => import('./signin/SignIn'));

const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: (count, failure) => count < 1 && !isLasting(failure), refetchOnWindowFocus: false, staleTime: 10_000 },
  },
});

function Console() {
  const { session } = useSession();
  return <Suspense fallback={null}>{session.signedIn ? <Frame /> : <SignIn />}</Suspense>;
}

applyLook();
keepStyles();
const root = document.getElementById('app');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <QueryClientProvider client={queries}>
          <SessionProvider failed={(retry) => <Unreachable retry={retry} />}>
            <BrowserRouter>
              <Console />
            </BrowserRouter>
          </SessionProvider>
        </QueryClientProvider>
      </LanguageProvider>
    </StrictMode>,
  );
}
