/**
 * The condition for whatever comes after a name in an index, where names hold nothing that sorts before a space. As a lower bound
 * of its own, since a store may begin at the bound of `$gt` and walk through everything that bears the name itself.
 */
export const nextName = (name: string): { $gte: string } => ({ $gte: `${name} ` });
