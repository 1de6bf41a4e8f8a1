import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { SnapshotTable } from './SnapshotTable';
import { SNAPSHOT } from './texts';

export default function Snapshots() {
  const texts = useTexts(SNAPSHOT);
  usePage('ec2', { text: texts.title, path: '/ec2/snapshots' });
  return <SnapshotTable />;
}
