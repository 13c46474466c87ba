import { isReservedAddress } from '../../content/facts/reserved.ts';

/**
 * What is wrong when a clinic that is only an example, by its website, would be served to everybody: a real address asks
 * real patients for their data in the name of nobody. Undefined when nothing is.
 */
export const demoInPublic = (publicOrigin: string, website: string): string | undefined =>
  !isReservedAddress(website) || isReservedAddress(publicOrigin)
    ? undefined
    : `PUBLIC_ORIGIN: expected localhost or a name that is reserved for examples, because “website” in clinic.yaml is ${website}, which nobody can own; found ${publicOrigin}. Put your own facts into clinic.yaml (“npm run adopt” asks for them), or serve this example on localhost`;
