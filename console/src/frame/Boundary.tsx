import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/language';
import { FRAME } from './texts';

/** Keeps a page that fails from taking the frame with it. */
export class Boundary extends Component<{ children: ReactNode }, { failure?: Error }> {
  state: { failure?: Error } = {};

  static getDerivedStateFromError(failure: Error) {
    return { failure };
  }

  render() {
    return this.state.failure ? <Broken failure={this.state.failure} /> : this.props.children;
  }
}

function Broken({ failure }: { failure: Error }) {
  const texts = useTexts(FRAME);
  return (
    <Alert
      type="error"
      header={texts.brokenPage}
      action={<Button onClick={() => location.reload()}>{texts.reload}</Button>}
    >
      {failure.message}
    </Alert>
  );
}
