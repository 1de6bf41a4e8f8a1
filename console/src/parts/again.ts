const WAITS_MILLIS = [200, 1000, 3000];

/**
 * Does something that the network is needed for; a few times more while that fails. A browser drops all it loads when a network comes
 * or goes, as one does with the first VPC of a cloud. It throws a TypeError then; any other failure is the caller's at once.
 */
export async function again<T>(run: () => Promise<T>, waits: readonly number[] = WAITS_MILLIS): Promise<T> {
  for (const wait of waits) {
    try {
      return await run();
    } catch (failure) {
      if (!(failure instanceof TypeError)) {
        throw failure;
      }
      await new Promise((next) => setTimeout(next, wait));
    }
  }
  return run();
}
