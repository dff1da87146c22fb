type Asking<In, Out> = { item: In; give: (out: Out) => void; refuse: (error: unknown) => void };
/** What came of each item, in their order. */
export type Outcomes<Out> = readonly PromiseSettledResult<Out>[];

// So many at once: enough to be quick, few enough for one answer to come soon.
const atOnce = 200;

/** Does for many at once what each asks for by itself: whoever asks while it is being done shares the next time. */
export function gathered<In, Out>(run: (items: In[]) => Promise<Outcomes<Out>>): (item: In) => Promise<Out> {
  const asking: Asking<In, Out>[] = [];
  let running = false;

  async function serve(): Promise<void> {
    while (asking.length > 0) {
      const now = asking.splice(0, atOnce);
      await run(now.map(({ item }) => item)).then(
        (outcomes) => now.forEach((one, i) => tell(one, outcomes[i])),
        (error: unknown) => now.forEach(({ refuse }) => refuse(error)),
      );
    }
    running = false;
  }
  return (item) =>
    new Promise((give, refuse) => {
      asking.push({ item, give, refuse });
      if (running) return;
      running = true;
      // Whoever asks in the same turn goes along.
      queueMicrotask(() => void serve());
    });
}

function tell<In, Out>({ give, refuse }: Asking<In, Out>, outcome: PromiseSettledResult<Out> | undefined): void {
  if (outcome?.status === 'fulfilled') give(outcome.value);
  else refuse(outcome?.reason ?? new Error('nothing came of it'));
}

/** The outcome of what went well. */
export const went = <Out>(value: Out): PromiseSettledResult<Out> => ({ status: 'fulfilled', value });
