import type { SimulatedEvent } from '../record/index.js';
import type { Shift } from './shift.js';

/** A machine, or machinery of AWS, that works whenever there is an hour to fill. */
export interface Actor {
  /** How often it works, relative to the account's other actors. */
  readonly weight: number;
  /** One piece of work: a few events in the shift's hour. */
  work(shift: Shift): readonly SimulatedEvent[];
}
