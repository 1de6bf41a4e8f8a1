import { I18nProvider } from '@cloudscape-design/components/i18n';
import type { I18nProviderProps } from '@cloudscape-design/components/i18n';
import { createContext, use, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { stored } from '../parts/stored';

export type Language = 'en' | 'ja';

/** Texts in both languages. The type of the English ones is that of the others, so that a missing one does not compile. */
export type Texts<T> = Record<Language, T>;

interface LanguageState {
  language: Language;
  choose(language: Language): void;
}

const LanguageContext = createContext<LanguageState>({ language: 'en', choose: () => undefined });
const CHOSEN = stored<Language | ''>('language', '');

const MESSAGES: Record<Language, () => Promise<{ default: I18nProviderProps.Messages }>> = {
  en: () => import('@cloudscape-design/components/i18n/messages/all.en'),
  ja: () => import('@cloudscape-design/components/i18n/messages/all.ja'),
};

function first(): Language {
  return CHOSEN.read() || (navigator.language.startsWith('ja') ? 'ja' : 'en');
}

/** Gives everything below it one language, chosen by the user or else by the browser. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(first);
  const [messages, setMessages] = useState<I18nProviderProps.Messages>();
  useEffect(() => {
    let wanted = true;
    document.documentElement.lang = language;
    void MESSAGES[language]().then((module) => wanted && setMessages(module.default));
    return () => {
      wanted = false;
    };
  }, [language]);
  const state = useMemo(
    () => ({
      language,
      choose: (next: Language) => {
        CHOSEN.write(next);
        setLanguage(next);
      },
    }),
    [language],
  );
  if (!messages) {
    return null;
  }
  return (
    <LanguageContext value={state}>
      <I18nProvider locale={language} messages={[messages]}>
        {children}
      </I18nProvider>
    </LanguageContext>
  );
}

export function useLanguage(): LanguageState {
  return use(LanguageContext);
}

/** The texts of the language that is spoken. */
export function useTexts<T>(texts: Texts<T>): T {
  return texts[useLanguage().language];
}
