// A force by whatever somebody calls it; a name that is none is refused with the nearest.
import { Refusal } from "../ground/refusal.ts";
import { type Force, findForce, forceByCode, forceById, nearestForces } from "./forces.ts";

/** The force that a name, id or ONS code names. Refuses (`usage`) what names none; never matches silently. */
export function forceNamed(label: string): Force {
  const force = forceById(label) ?? findForce(label) ?? forceByCode("ONS", label.trim().toUpperCase());
  if (force !== null) return force;
  const near = nearestForces(label).map(({ called }) => called);
  throw new Refusal(
    "usage",
    `Unknown force "${label}".`,
    near.length === 0
      ? 'Names as Home Office tables write them will do, such as "South Yorkshire".'
      : `Nearest: ${near.join(", ")}.`,
  );
}
