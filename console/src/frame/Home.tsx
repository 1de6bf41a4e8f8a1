import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Suspense, useEffect, useState } from 'react';
import { useLanguage, useTexts } from '../i18n/language';
import { stored } from '../parts/stored';
import { To } from '../parts/To';
import { SERVICES } from '../services';
import { CloudHealth } from './CloudHealth';
import { Connect } from './Connect';
import { visited } from './page';
import { FRAME } from './texts';

const kept = stored<string[]>('favorites', []);

/** The first page: what was visited, the services, how the cloud is, and a widget of each service that has one. */
export default function Home() {
  const texts = useTexts(FRAME);
  const { language } = useLanguage();
  useEffect(() => {
    document.title = `${texts.home} | Unkai`;
  }, [texts]);
  // After the page, so that nobody waits for the clients that widgets bring along.
  const [shown, setShown] = useState(false);
  useEffect(() => setShown(true), []);
  const half = { colspan: { default: 12, m: 6 } };
  const widgets = SERVICES.flatMap((service) => service.widgets ?? []);
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={texts.welcomeHelp}>
        {texts.welcome}
      </Header>
      <Grid gridDefinition={[half, half, ...widgets.map(() => half), half, half]}>
        <Recent />
        <AllServices />
        {widgets.map(({ title, path, Widget }) => (
          <Container
            key={path}
            fitHeight
            header={
              <Header variant="h2">
                <To path={path} fontSize="heading-m">
                  {title[language]}
                </To>
              </Header>
            }
          >
            <Suspense fallback={<Box>{texts.loading}</Box>}>{shown && <Widget />}</Suspense>
          </Container>
        ))}
        <CloudHealth />
        <Connect />
      </Grid>
    </SpaceBetween>
  );
}

function Recent() {
  const texts = useTexts(FRAME);
  const { language } = useLanguage();
  const visits = visited();
  return (
    <Container fitHeight header={<Header variant="h2">{texts.recent}</Header>}>
      {visits.length === 0 && <Box color="text-body-secondary">{texts.recentEmpty}</Box>}
      <SpaceBetween size="xs">
        {visits.map((visit) => (
          <div key={visit.path} className="wrap">
            <To path={visit.path}>{visit.title}</To>{' '}
            <Box variant="span" color="text-body-secondary" fontSize="body-s">
              {SERVICES.find((service) => service.id === visit.service)?.name[language]}
            </Box>
          </div>
        ))}
      </SpaceBetween>
    </Container>
  );
}

function AllServices() {
  const texts = useTexts(FRAME);
  const { language } = useLanguage();
  const [favorites, setFavorites] = useState(kept.read);
  const toggle = (id: string) => {
    const next = favorites.includes(id) ? favorites.filter((one) => one !== id) : [...favorites, id];
    kept.write(next);
    setFavorites(next);
  };
  const sorted = [...SERVICES].sort((one, other) => rank(favorites, one.id) - rank(favorites, other.id));
  return (
    <Container fitHeight header={<Header variant="h2">{texts.services}</Header>}>
      <SpaceBetween size="xs">
        {sorted.map((service) => {
          const favorite = favorites.includes(service.id);
          const name = service.name[language];
          return (
            <Grid key={service.id} gridDefinition={[{ colspan: 1 }, { colspan: 11 }]} disableGutters>
              <Button
                variant="inline-icon"
                iconName={favorite ? 'star-filled' : 'star'}
                ariaLabel={favorite ? texts.removeFavorite(name) : texts.addFavorite(name)}
                onClick={() => toggle(service.id)}
              />
              <div>
                <To path={`/${service.id}`}>{name}</To>
                <Box color="text-body-secondary" fontSize="body-s">
                  {service.description[language]}
                </Box>
              </div>
            </Grid>
          );
        })}
      </SpaceBetween>
    </Container>
  );
}

function rank(favorites: readonly string[], id: string): number {
  const at = favorites.indexOf(id);
  return at < 0 ? favorites.length : at;
}
