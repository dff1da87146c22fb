/** A step of a life cycle: the states it may start from and the state it leads to. */
export type Step<State extends string> = { readonly from: readonly State[]; readonly to: State };

/** A frozen table of the steps an aggregate may take. */
export type Lifecycle<State extends string, StepName extends string> = {
  readonly states: readonly State[];
  readonly steps: Readonly<Record<StepName, Step<State>>>;
  /** The state after `step`, or undefined when the step is not allowed from `state`. */
  next(state: State, step: StepName): State | undefined;
  /** The steps allowed from `state`, in the order of the table. */
  allowed(state: State): StepName[];
};

/** Makes a life cycle from its table; the table is frozen. */
export function defineLifecycle<const State extends string, const StepName extends string>(table: {
  states: readonly State[];
  steps: Record<StepName, Step<State>>;
}): Lifecycle<State, StepName> {
  const steps = Object.freeze({ ...table.steps });
  const names = Object.keys(steps) as StepName[];
  return Object.freeze({
    states: Object.freeze([...table.states]),
    steps,
    next: (state: State, step: StepName) => (steps[step].from.includes(state) ? steps[step].to : undefined),
    allowed: (state: State) => names.filter((name) => steps[name].from.includes(state)),
  });
}
