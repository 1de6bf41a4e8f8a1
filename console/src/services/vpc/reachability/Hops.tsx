import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useTexts } from '../../../i18n/language';
import { To } from '../../../parts/To';
import { pageOf } from './hops';
import type { Hop } from './hops';
import { REACH } from './texts';

/** One way drawn: each hop with the rule that decided there. */
export function Hops({ title, hops }: { title: string; hops: readonly Hop[] }) {
  return (
    <div>
      <Box variant="h3" padding={{ bottom: 's' }}>
        {title}
      </Box>
      <ol className="hops">
        {hops.map((hop, index) => (
          <li key={`${index} ${hop.ids.join()}`} className={hop.passed ? undefined : 'blocked'}>
            <OneHop hop={hop} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function OneHop({ hop }: { hop: Hop }) {
  const texts = useTexts(REACH);
  const direction = hop.direction ? ` (${texts.directions[hop.direction]})` : '';
  return (
    <>
      <StatusIndicator type={hop.passed ? 'success' : 'error'}>
        {texts.kinds[hop.kind]}
        {direction}: {hop.passed ? texts.passes : texts.stops}
      </StatusIndicator>
      <div className="wrap">
        {hop.ids.map((id, index) => {
          const page = pageOf(id);
          return (
            <span key={id}>
              {index > 0 && ', '}
              {page ? <To path={page}>{id}</To> : id}
            </span>
          );
        })}
      </div>
      {hop.rule && (
        <Box color="text-body-secondary">
          {texts.rule}: <Box variant="code">{hop.rule}</Box>
        </Box>
      )}
      {!hop.passed && (
        <Box fontWeight="bold">
          {texts.codes[hop.code ?? ''] ?? hop.code} {hop.detail}
        </Box>
      )}
    </>
  );
}
