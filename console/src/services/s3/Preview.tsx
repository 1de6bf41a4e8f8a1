import { GetObjectCommand } from '@aws-sdk/client-s3';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/language';
import { Failed } from '../../parts/Failed';
import { pretty } from '../../parts/JsonEditor';
import { link } from './openObject';
import { S3 } from './texts';
import { useS3 } from './useS3';

const MAX_TEXT = 1024 * 1024;
const MAX_IMAGE = 50 * 1024 * 1024;
const TEXT = /^text\/|json|xml|yaml|javascript|csv|x-sh|toml/;
const TEXT_NAME = /\.(txt|md|json|ya?ml|xml|csv|tsv|log|js|ts|py|java|sh|sql|ini|toml|css|html?)$/i;

interface PreviewProps {
  bucket: string;
  objectKey: string;
  version?: string;
  type: string;
  size: number;
}

/** Shows pictures, sound, film and texts. A web page is shown as its text: it never runs here. */
export function Preview(props: PreviewProps) {
  const texts = useTexts(S3);
  const isText = TEXT.test(props.type) || TEXT_NAME.test(props.objectKey);
  const medium = /^(image|video|audio)\//.exec(props.type)?.[1];
  const tooLarge = (medium === 'image' && props.size > MAX_IMAGE) || (!medium && isText && props.size > MAX_TEXT);
  return (
    <Container>
      {tooLarge && <Box color="text-body-secondary">{texts.tooLarge}</Box>}
      {!tooLarge && medium && <Medium {...props} kind={medium} />}
      {!tooLarge && !medium && isText && <Text {...props} />}
      {!medium && !isText && <Box color="text-body-secondary">{texts.noPreview}</Box>}
    </Container>
  );
}

function Medium({ bucket, objectKey, version, kind }: PreviewProps & { kind: string }) {
  const { data, error } = useQuery({
    queryKey: ['s3', bucket, 'link', objectKey, version],
    queryFn: () => link(bucket, objectKey, { version }),
  });
  if (error) {
    return <Failed failure={error} />;
  }
  if (!data) {
    return null;
  }
  switch (kind) {
    case 'image':
      return <img className="preview" src={data} alt={objectKey} />;
    case 'video':
      return <video className="preview" src={data} controls />;
    default:
      return <audio src={data} controls />;
  }
}

function Text({ bucket, objectKey, version, type }: PreviewProps) {
  const s3 = useS3();
  const { data, error } = useQuery({
    queryKey: ['s3', bucket, 'text', objectKey, version],
    queryFn: async () => {
      const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: objectKey, VersionId: version }));
      return (await answer.Body?.transformToString()) ?? '';
    },
  });
  if (error) {
    return <Failed failure={error} />;
  }
  return <pre className="plain">{type.includes('json') && data ? pretty(data) : data}</pre>;
}
