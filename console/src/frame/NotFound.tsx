import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../i18n/language';
import { To } from '../parts/To';
import { FRAME } from './texts';

export function NotFound() {
  const texts = useTexts(FRAME);
  return (
    <SpaceBetween size="m">
      <Header variant="h1">{texts.notFound}</Header>
      <Box color="text-body-secondary">{texts.notFoundHelp}</Box>
      <To path="/">{texts.toHome}</To>
    </SpaceBetween>
  );
}
