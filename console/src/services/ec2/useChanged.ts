import { useQueryClient } from '@tanstack/react-query';
import { notifyDone } from '../../frame/noticeBoard';
import { useRegion } from '../../session/region';

/** Says what was done, and looks again at everything of EC2 that is shown. */
export function useChanged(): (said: string) => void {
  const queries = useQueryClient();
  const region = useRegion();
  return (said) => {
    notifyDone(said);
    void queries.invalidateQueries({ queryKey: ['ec2', region] });
  };
}
