import SideNavigation from '@cloudscape-design/components/side-navigation';
import type { SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { useLocation } from 'react-router';
import { useLanguage } from '../i18n/language';
import type { Service } from './service';
import { useFollow } from './useFollow';

/** The pages of a service. */
export function SideMenu({ service }: { service: Service }) {
  const { language } = useLanguage();
  const follow = useFollow();
  const { pathname } = useLocation();
  const links = service.sections.flatMap((section) => section.links).filter((link) => !link.hidden);
  const active = links
    .map((link) => `/${service.id}${link.path}`)
    .filter((path) => pathname === path || pathname.startsWith(`${path}/`))
    .sort((one, other) => other.length - one.length)[0];
  const items = service.sections.map((section): SideNavigationProps.Item[] => {
    const inside = section.links
      .filter((link) => !link.hidden)
      .map((link) => ({
        type: 'link' as const,
        text: link.text[language],
        href: `/${service.id}${link.path}`,
      }));
    return section.text ? [{ type: 'section', text: section.text[language], items: inside }] : inside;
  });
  return (
    <SideNavigation
      header={{ text: service.name[language], href: `/${service.id}` }}
      activeHref={active}
      items={items.flat()}
      onFollow={follow}
    />
  );
}
