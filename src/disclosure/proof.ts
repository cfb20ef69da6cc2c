// How sure the bounds of a hidden count are.

/**
 * What is known of the proof. `exact`: a table of whole numbers reaches each end, checked to the last unit, and a second
 * routine showed in whole numbers that none goes beyond. `reached`: each end is reached so, and the solver alone says that
 * none goes beyond. `unsure`: the ends are reached, and nobody knows whether others go beyond. `contradiction`: no whole numbers
 * agree with all that was released, so that nothing is said.
 */
export type Proof = "exact" | "reached" | "unsure" | "contradiction";
