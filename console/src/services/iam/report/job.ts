const POLL_MILLIS = 500;
const MOST_POLLS = 40;

interface Answer {
  JobStatus?: string;
  Error?: { Code?: string; Message?: string };
  ErrorDetails?: { Code?: string; Message?: string };
}

/** Asks for a report until it is there. */
export async function finished<A extends Answer>(ask: () => Promise<A>): Promise<A> {
  for (let polls = 1; ; polls++) {
    const answer = await ask();
    if (answer.JobStatus === 'FAILED') {
      const error = answer.Error ?? answer.ErrorDetails;
      throw Object.assign(new Error(error?.Message), { name: error?.Code });
    }
    if (answer.JobStatus === 'COMPLETED' || polls === MOST_POLLS) {
      return answer;
    }
    await new Promise((next) => setTimeout(next, POLL_MILLIS));
  }
}
