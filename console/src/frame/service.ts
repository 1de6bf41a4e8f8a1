import type { ComponentType, LazyExoticComponent } from 'react';
import type { Language } from '../i18n/language';

/** A text in every language. */
export type Localized = Record<Language, string>;

/** A link of a service: in its side navigation and in the search. */
export interface ServiceLink {
  text: Localized;
  /** Begins with a slash; below the service's own path. */
  path: string;
  /** Words that find it, besides its text. */
  words?: string;
  /** Whether it is only found by search. */
  hidden?: boolean;
}

export interface ServiceSection {
  text?: Localized;
  links: ServiceLink[];
}

/** Everything the frame knows of a service. */
export interface Service {
  /** The first part of its addresses. */
  id: string;
  name: Localized;
  description: Localized;
  /** Words that find it, besides its name. */
  words?: string;
  /** Whether all Regions show the same. */
  global?: boolean;
  sections: ServiceSection[];
  /** Links in the menu of the account. */
  accountLinks?: Pick<ServiceLink, 'text' | 'path'>[];
  /** Its pages, loaded when one of them is opened. */
  Pages: LazyExoticComponent<ComponentType>;
  /** Widgets of the console's home. */
  widgets?: { title: Localized; path: string; Widget: LazyExoticComponent<ComponentType> }[];
}
