import TopNavigation from '@cloudscape-design/components/top-navigation';
import type { TopNavigationProps } from '@cloudscape-design/components/top-navigation';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useLanguage, useTexts } from '../i18n/language';
import type { Language } from '../i18n/language';
import { signIn } from '../session/api';
import { REGIONS, chooseRegion, useRegion } from '../session/region';
import { useSession } from '../session/session';
import { LANGUAGES } from './LanguageChoice';
import { chooseLook, look } from './look';
import type { Look } from './look';
import { forgetVisits } from './page';
import { dismissAll } from './noticeBoard';
import { Search } from './Search';
import type { Service } from './service';
import { SwitchRole } from './SwitchRole';
import { FRAME } from './texts';
import { TERMINAL } from '../terminal/texts';
import { useFollow } from './useFollow';

interface Props {
  services: readonly Service[];
  current?: Service;
  openShell: () => void;
}

/** The bar above every page: search, services, Region, settings and who is signed in. */
export function TopBar({ services, current, openShell }: Props) {
  const texts = useTexts(FRAME);
  const follow = useFollow();
  const [switching, setSwitching] = useState(false);
  const utilities = [
    useServices(services),
    useShell(openShell),
    useRegions(current),
    useSettings(),
    useAccount(services, () => setSwitching(true)),
  ];
  return (
    <div id="top">
      <TopNavigation
        identity={{
          href: '/',
          logo: { src: '/logo.svg', alt: 'Unkai' },
          onFollow: (event) => follow({ detail: { href: '/' }, preventDefault: () => event.preventDefault() }),
        }}
        search={<Search services={services} />}
        utilities={utilities}
        i18nStrings={{
          searchIconAriaLabel: texts.overflow.search,
          searchDismissIconAriaLabel: texts.overflow.close,
          overflowMenuTriggerText: texts.overflow.more,
          overflowMenuTitleText: texts.overflow.title,
          overflowMenuBackIconAriaLabel: texts.overflow.back,
          overflowMenuDismissIconAriaLabel: texts.overflow.close,
        }}
      />
      {switching && <SwitchRole onClose={() => setSwitching(false)} />}
    </div>
  );
}

function useServices(services: readonly Service[]): TopNavigationProps.Utility {
  const texts = useTexts(FRAME);
  const { language } = useLanguage();
  const follow = useFollow();
  return {
    type: 'menu-dropdown',
    text: texts.services,
    iconName: 'grid-view',
    ariaLabel: `${texts.services} (${texts.allServices})`,
    items: services.map((service) => ({
      id: service.id,
      text: service.name[language],
      description: service.description[language],
      href: `/${service.id}`,
    })),
    onItemFollow: follow,
  };
}

function useShell(open: () => void): TopNavigationProps.Utility {
  const texts = useTexts(TERMINAL);
  return { type: 'button', iconName: 'script', title: texts.shell, ariaLabel: texts.open, onClick: open };
}

function useRegions(current?: Service): TopNavigationProps.Utility {
  const texts = useTexts(FRAME);
  const { language } = useLanguage();
  const region = useRegion();
  const name = (one: readonly [string, string, string]) => (language === 'ja' ? one[2] : one[1]);
  const chosen = REGIONS.find((one) => one[0] === region);
  const shown = current?.global ? texts.global : chosen ? name(chosen).replace(/^.*\((.*)\)$/, '$1') : region;
  return {
    type: 'menu-dropdown',
    text: shown,
    title: region,
    ariaLabel: `${shown} (${texts.region})`,
    description: current?.global ? texts.globalHelp : region,
    items: REGIONS.map((one) => ({ id: one[0], text: name(one), description: one[0], disabled: current?.global })),
    onItemClick: ({ detail }) => chooseRegion(detail.id),
  };
}

function useSettings(): TopNavigationProps.Utility {
  const texts = useTexts(FRAME);
  const { language, choose } = useLanguage();
  const [chosen, setChosen] = useState(look);
  return {
    type: 'menu-dropdown',
    iconName: 'settings',
    ariaLabel: texts.settings,
    title: texts.settings,
    items: [
      {
        id: 'language',
        text: texts.language,
        items: LANGUAGES.map((one) => ({
          id: one.id,
          text: one.text,
          itemType: 'checkbox' as const,
          checked: language === one.id,
        })),
      },
      {
        id: 'look',
        text: texts.look,
        items: (['system', 'light', 'dark'] as const).map((one) => ({
          id: one,
          text: texts.looks[one],
          itemType: 'checkbox' as const,
          checked: chosen === one,
        })),
      },
    ],
    onItemClick: ({ detail }) => {
      if (LANGUAGES.some((one) => one.id === detail.id)) {
        choose(detail.id as Language);
      } else {
        chooseLook(detail.id as Look);
        setChosen(detail.id as Look);
      }
    },
  };
}

function useAccount(services: readonly Service[], switchRole: () => void): TopNavigationProps.Utility {
  const texts = useTexts(FRAME);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { session, signOut, refresh } = useSession();
  const role = session.role?.replace(/^.*:role\//, '');
  const person = session.root ? texts.rootUser : (session.name ?? '');
  const shown = role ? `${role} @ ${session.account}` : person;
  return {
    type: 'menu-dropdown',
    iconName: 'user-profile',
    text: shown,
    description: texts.accountId(session.account ?? ''),
    ariaLabel: `${shown} (${texts.account})`,
    items: [
      ...services.flatMap((service) =>
        (service.accountLinks ?? []).map((link) => ({ id: `/${service.id}${link.path}`, text: link.text[language] })),
      ),
      { id: 'switch', text: texts.switchRole, disabled: session.root, disabledReason: session.root ? texts.rootNoRole : undefined },
      ...(role ? [{ id: 'leave', text: texts.leaveRole(session.name ?? '') }] : []),
      { id: 'out', text: texts.signOut },
    ],
    onItemClick: ({ detail }) => {
      if (detail.id === 'switch') {
        switchRole();
      } else if (detail.id === 'leave') {
        void signIn('role/leave').then(refresh);
      } else if (detail.id.startsWith('/')) {
        void navigate(detail.id);
      } else {
        forgetVisits();
        dismissAll();
        void signOut();
      }
    },
  };
}
