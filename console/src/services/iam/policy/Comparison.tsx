import Box from '@cloudscape-design/components/box';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Cli } from '../../../parts/CliCommand';
import { Failed } from '../../../parts/Failed';
import { PARTS } from '../../../parts/texts';
import { useIam } from '../useIam';
import { difference } from './difference';
import type { Line } from './difference';
import { VERSIONS } from './texts';
import { versionText } from './versionText';

interface ShownProps {
  arn: string;
  version: string;
  onClose(): void;
}

function useVersion(arn: string, version: string) {
  const iam = useIam();
  return useQuery({ queryKey: ['iam', 'policy', arn, 'text', version], queryFn: () => versionText(iam, arn, version) });
}

/** What one version says. */
export function Shown({ arn, version, onClose }: ShownProps) {
  const texts = useTexts(VERSIONS);
  const { data, error } = useVersion(arn, version);
  return (
    <Document title={texts.versionTitle(version)} arn={arn} versions={[version]} error={error} onClose={onClose}>
      {data !== undefined && (
        <section aria-label={texts.versionTitle(version)}>
          <pre className="plain" tabIndex={0}>
            {data}
          </pre>
        </section>
      )}
    </Document>
  );
}

interface ComparisonProps {
  arn: string;
  from: string;
  to: string;
  onClose(): void;
}

const MARKS = { removed: '-', added: '+', same: ' ' };

/** What another version would change, line by line. */
export function Comparison({ arn, from, to, onClose }: ComparisonProps) {
  const texts = useTexts(VERSIONS);
  const before = useVersion(arn, from);
  const after = useVersion(arn, to);
  const ready = before.data !== undefined && after.data !== undefined;
  const lines = ready ? difference(before.data, after.data) : [];
  const title = texts.compareTitle(from, to);
  return (
    <Document title={title} arn={arn} versions={[from, to]} error={before.error ?? after.error} onClose={onClose}>
      {ready && lines.every((one) => one.kind === 'same') && <Box>{texts.same}</Box>}
      {ready && (
        <section aria-label={title}>
          <pre className="plain" tabIndex={0}>
            {lines.map((one, index) => (
              <Changed key={index} line={one} />
            ))}
          </pre>
        </section>
      )}
    </Document>
  );
}

function Changed({ line }: { line: Line }) {
  const text = `${MARKS[line.kind]} ${line.text}\n`;
  switch (line.kind) {
    case 'removed':
      return <del>{text}</del>;
    case 'added':
      return <ins>{text}</ins>;
    case 'same':
      return <>{text}</>;
  }
}

interface DocumentProps {
  title: string;
  arn: string;
  versions: readonly string[];
  error: unknown;
  children: ReactNode;
  onClose(): void;
}

function Document({ title, arn, versions, error, children, onClose }: DocumentProps) {
  const parts = useTexts(PARTS);
  return (
    <Modal visible size="large" header={title} closeAriaLabel={parts.close} onDismiss={onClose}>
      <SpaceBetween size="m">
        {error ? <Failed failure={error} /> : children}
        <Cli commands={versions.map((one) => cli('iam get-policy-version', { 'policy-arn': arn, 'version-id': one }))} />
      </SpaceBetween>
    </Modal>
  );
}
