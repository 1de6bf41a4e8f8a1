import Flashbar from '@cloudscape-design/components/flashbar';
import type { FlashbarProps } from '@cloudscape-design/components/flashbar';
import Button from '@cloudscape-design/components/button';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useTexts } from '../i18n/language';
import { stored } from '../parts/stored';
import { useSession } from '../session/session';
import { dismiss, useNotices } from './noticeBoard';
import { FRAME } from './texts';

const SOON_MINUTES = 15;
const LOOK_MILLIS = 30_000;
const rootSeen = stored('rootSeen', '');

/** What every page shows above itself: notices, and warnings about the session. */
export function Notices() {
  const texts = useTexts(FRAME);
  const items = [useRootWarning(), useExpiry()].filter((item) => item !== undefined);
  const notices = useNotices().map(
    (notice): FlashbarProps.MessageDefinition => ({
      ...notice,
      dismissible: !notice.loading,
      dismissLabel: texts.dismiss,
      onDismiss: () => dismiss(notice.id),
    }),
  );
  return <Flashbar items={[...notices, ...items]} />;
}

function useRootWarning(): FlashbarProps.MessageDefinition | undefined {
  const texts = useTexts(FRAME);
  const navigate = useNavigate();
  const { session } = useSession();
  const [seen, setSeen] = useState(rootSeen.read());
  // Dismissed for this session only: the next one warns again.
  const mark = `${session.account} ${session.expires}`;
  if (!session.root || seen === mark) {
    return undefined;
  }
  return {
    id: 'root',
    type: 'warning',
    header: texts.rootBanner,
    content: session.mfa ? texts.rootBannerHelp : `${texts.rootBannerHelp} ${texts.rootMfa}`,
    action: <Button onClick={() => void navigate('/iam/users/create')}>{texts.rootBannerAction}</Button>,
    dismissible: true,
    dismissLabel: texts.dismiss,
    onDismiss: () => {
      rootSeen.write(mark);
      setSeen(mark);
    },
  };
}

function useExpiry(): FlashbarProps.MessageDefinition | undefined {
  const texts = useTexts(FRAME);
  const { session } = useSession();
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), LOOK_MILLIS);
    return () => clearInterval(timer);
  }, []);
  const minutes = Math.floor((Date.parse(session.expires ?? '') - now) / 60_000);
  if (!(minutes <= SOON_MINUTES)) {
    return undefined;
  }
  return { id: 'expiry', type: 'info', content: texts.expiresSoon(Math.max(0, minutes)) };
}
