import type { Choices } from './choices';
import type { Problem, Wanted } from './wanted';

/** What each part of the wizard is given. */
export interface Section {
  choices: Choices;
  wanted: Wanted;
  /** What is wrong, once the button was pressed. */
  wrong: ReadonlySet<Problem>;
  set(change: Partial<Wanted>): void;
  /** Asks again what there is to choose from. */
  reload(): void;
}
