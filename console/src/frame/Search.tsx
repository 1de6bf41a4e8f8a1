import Autosuggest from '@cloudscape-design/components/autosuggest';
import type { AutosuggestProps } from '@cloudscape-design/components/autosuggest';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useLanguage, useTexts } from '../i18n/language';
import type { Language } from '../i18n/language';
import type { Service } from './service';
import { visited } from './page';
import { FRAME } from './texts';

/** Finds services and their pages by name in either language. The keys are those that people know: control or command, and K. */
export function Search({ services }: { services: readonly Service[] }) {
  const texts = useTexts(FRAME);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const field = useRef<AutosuggestProps.Ref>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        field.current?.focus();
      }
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, []);
  const options = useMemo(() => found(services, language, texts), [services, language, texts, typed]);
  return (
    <Autosuggest
      ref={field}
      value={typed}
      options={options}
      ariaLabel={texts.search}
      placeholder={`${texts.search}  [⌘K]`}
      empty={texts.searchEmpty}
      enteredTextLabel={(text) => text}
      hideEnteredTextOption
      onChange={({ detail }) => setTyped(detail.value)}
      onSelect={({ detail }) => {
        setTyped('');
        void navigate(detail.value);
      }}
    />
  );
}

type FrameTexts = (typeof FRAME)['en'];

function found(services: readonly Service[], language: Language, texts: FrameTexts): AutosuggestProps.OptionGroup[] {
  const groups: AutosuggestProps.OptionGroup[] = [
    {
      label: texts.searchService,
      options: services.map((service) => ({
        value: `/${service.id}`,
        label: service.name[language],
        description: service.description[language],
        filteringTags: [service.name.en, service.name.ja, service.words ?? ''],
      })),
    },
    {
      label: texts.searchPage,
      options: services.flatMap((service) =>
        service.sections
          .flatMap((section) => section.links)
          .map((link) => ({
            value: `/${service.id}${link.path}`,
            label: link.text[language],
            labelTag: service.name[language],
            filteringTags: [link.text.en, link.text.ja, link.words ?? ''],
          })),
      ),
    },
    {
      label: texts.searchVisited,
      options: visited().map((visit) => ({ value: visit.path, label: visit.title, labelTag: visit.service })),
    },
  ];
  const seen = new Set<string>();
  return groups
    .map((group) => ({
      ...group,
      options: group.options.filter((option) => {
        const fresh = !seen.has(option.value ?? '');
        seen.add(option.value ?? '');
        return fresh;
      }),
    }))
    .filter((group) => group.options.length > 0);
}
